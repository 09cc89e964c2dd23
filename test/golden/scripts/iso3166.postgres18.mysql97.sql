-- @migration format=1 source=source (postgresql 18.4, database source_db, id …) target=target (mysql 9.7.4, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.

-- @phase prepare
-- @step session load on=target
SET SESSION innodb_ddl_buffer_size = 67108864;


-- @phase tables
-- @step create-table country on=target
CREATE TABLE `country` (
  `name` LONGTEXT COLLATE utf8mb4_0900_bin NOT NULL,
  `two_letter` VARCHAR(384) COLLATE utf8mb4_0900_bin NOT NULL,
  `country_id` INT NOT NULL,
  PRIMARY KEY (`two_letter`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table subcountry on=target
CREATE TABLE `subcountry` (
  `country` VARCHAR(384) COLLATE utf8mb4_0900_bin NOT NULL,
  `subcountry_name` VARCHAR(384) COLLATE utf8mb4_0900_bin NOT NULL,
  `subdivision` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  `subcountry_level` LONGTEXT COLLATE utf8mb4_0900_bin NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;


-- @phase keys
-- @step create-index subcountry on=target
ALTER TABLE `subcountry`
  ADD UNIQUE INDEX `subcountry_country_subcountry_name_key` (`country`, `subcountry_name`);


-- @phase foreign keys
-- @step prove subcountry on=target
SELECT 'subcountry_country_fkey' AS foreign_key, c.`country`
FROM `subcountry` AS c LEFT JOIN `country` AS p ON p.`two_letter` = c.`country`
WHERE c.`country` IS NOT NULL AND p.`two_letter` IS NULL LIMIT 1;

-- @step add-foreign-key subcountry on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `subcountry`
  ADD CONSTRAINT `subcountry_country_fkey` FOREIGN KEY (`country`) REFERENCES `country` (`two_letter`);
SET SESSION foreign_key_checks = 1;


-- @phase finish
