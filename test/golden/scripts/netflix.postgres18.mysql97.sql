-- @migration format=1 source=source (postgresql 18.4, database source_db, id …) target=target (mysql 9.7.4, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.

-- @phase tables
-- @step create-table netflix_shows on=target
CREATE TABLE `netflix_shows` (
  `show_id` VARCHAR(768) COLLATE utf8mb4_0900_bin NOT NULL,
  `type` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  `title` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  `director` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  `cast_members` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  `country` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  `date_added` DATE NULL,
  `release_year` INT NULL,
  `rating` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  `duration` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  `listed_in` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  `description` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`show_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;


-- @phase finish
