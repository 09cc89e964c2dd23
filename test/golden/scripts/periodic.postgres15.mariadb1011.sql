-- @migration format=1 source=source (postgresql 15.18, database source_db, id …) target=target (mariadb 10.11.19, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.

-- @phase tables
-- @step create-table periodic_table on=target
CREATE TABLE `periodic_table` (
  `AtomicNumber` INT NOT NULL,
  `Element` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `Symbol` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `AtomicMass` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `NumberOfNeutrons` INT NULL,
  `NumberOfProtons` INT NULL,
  `NumberOfElectrons` INT NULL,
  `Period` INT NULL,
  `Group` INT NULL,
  `Phase` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `Radioactive` BOOLEAN NULL,
  `Natural` BOOLEAN NULL,
  `Metal` BOOLEAN NULL,
  `Nonmetal` BOOLEAN NULL,
  `Metalloid` BOOLEAN NULL,
  `Type` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `AtomicRadius` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `Electronegativity` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `FirstIonization` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `Density` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `MeltingPoint` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `BoilingPoint` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `NumberOfIsotopes` INT NULL,
  `Discoverer` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `Year` INT NULL,
  `SpecificHeat` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `NumberOfShells` INT NULL,
  `NumberOfValence` INT NULL,
  PRIMARY KEY (`AtomicNumber`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;


-- @phase finish
