-- @migration format=1 source=source (postgresql 18.4, database source_db, id …) target=target (mysql 9.7.4, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.

-- @phase tables
-- @step create-table album on=target
CREATE TABLE `album` (
  `album_id` INT NOT NULL AUTO_INCREMENT,
  `title` VARCHAR(160) COLLATE utf8mb4_0900_bin NOT NULL,
  `artist_id` INT NOT NULL,
  PRIMARY KEY (`album_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table artist on=target
CREATE TABLE `artist` (
  `artist_id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(120) COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`artist_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table customer on=target
CREATE TABLE `customer` (
  `customer_id` INT NOT NULL AUTO_INCREMENT,
  `first_name` VARCHAR(40) COLLATE utf8mb4_0900_bin NOT NULL,
  `last_name` VARCHAR(20) COLLATE utf8mb4_0900_bin NOT NULL,
  `company` VARCHAR(80) COLLATE utf8mb4_0900_bin NULL,
  `address` VARCHAR(70) COLLATE utf8mb4_0900_bin NULL,
  `city` VARCHAR(40) COLLATE utf8mb4_0900_bin NULL,
  `state` VARCHAR(40) COLLATE utf8mb4_0900_bin NULL,
  `country` VARCHAR(40) COLLATE utf8mb4_0900_bin NULL,
  `postal_code` VARCHAR(10) COLLATE utf8mb4_0900_bin NULL,
  `phone` VARCHAR(24) COLLATE utf8mb4_0900_bin NULL,
  `fax` VARCHAR(24) COLLATE utf8mb4_0900_bin NULL,
  `email` VARCHAR(60) COLLATE utf8mb4_0900_bin NOT NULL,
  `support_rep_id` INT NULL,
  PRIMARY KEY (`customer_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table employee on=target
CREATE TABLE `employee` (
  `employee_id` INT NOT NULL AUTO_INCREMENT,
  `last_name` VARCHAR(20) COLLATE utf8mb4_0900_bin NOT NULL,
  `first_name` VARCHAR(20) COLLATE utf8mb4_0900_bin NOT NULL,
  `title` VARCHAR(30) COLLATE utf8mb4_0900_bin NULL,
  `reports_to` INT NULL,
  `birth_date` DATETIME(6) NULL,
  `hire_date` DATETIME(6) NULL,
  `address` VARCHAR(70) COLLATE utf8mb4_0900_bin NULL,
  `city` VARCHAR(40) COLLATE utf8mb4_0900_bin NULL,
  `state` VARCHAR(40) COLLATE utf8mb4_0900_bin NULL,
  `country` VARCHAR(40) COLLATE utf8mb4_0900_bin NULL,
  `postal_code` VARCHAR(10) COLLATE utf8mb4_0900_bin NULL,
  `phone` VARCHAR(24) COLLATE utf8mb4_0900_bin NULL,
  `fax` VARCHAR(24) COLLATE utf8mb4_0900_bin NULL,
  `email` VARCHAR(60) COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`employee_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table genre on=target
CREATE TABLE `genre` (
  `genre_id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(120) COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`genre_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table invoice on=target
CREATE TABLE `invoice` (
  `invoice_id` INT NOT NULL AUTO_INCREMENT,
  `customer_id` INT NOT NULL,
  `invoice_date` DATETIME(6) NOT NULL,
  `billing_address` VARCHAR(70) COLLATE utf8mb4_0900_bin NULL,
  `billing_city` VARCHAR(40) COLLATE utf8mb4_0900_bin NULL,
  `billing_state` VARCHAR(40) COLLATE utf8mb4_0900_bin NULL,
  `billing_country` VARCHAR(40) COLLATE utf8mb4_0900_bin NULL,
  `billing_postal_code` VARCHAR(10) COLLATE utf8mb4_0900_bin NULL,
  `total` DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (`invoice_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table invoice_line on=target
CREATE TABLE `invoice_line` (
  `invoice_line_id` INT NOT NULL AUTO_INCREMENT,
  `invoice_id` INT NOT NULL,
  `track_id` INT NOT NULL,
  `unit_price` DECIMAL(10,2) NOT NULL,
  `quantity` INT NOT NULL,
  PRIMARY KEY (`invoice_line_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table media_type on=target
CREATE TABLE `media_type` (
  `media_type_id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(120) COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`media_type_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table playlist on=target
CREATE TABLE `playlist` (
  `playlist_id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(120) COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`playlist_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table playlist_track on=target
CREATE TABLE `playlist_track` (
  `playlist_id` INT NOT NULL,
  `track_id` INT NOT NULL,
  PRIMARY KEY (`playlist_id`, `track_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table track on=target
CREATE TABLE `track` (
  `track_id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `album_id` INT NULL,
  `media_type_id` INT NOT NULL,
  `genre_id` INT NULL,
  `composer` VARCHAR(220) COLLATE utf8mb4_0900_bin NULL,
  `milliseconds` INT NOT NULL,
  `bytes` INT NULL,
  `unit_price` DECIMAL(10,2) NOT NULL,
  PRIMARY KEY (`track_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;


-- @phase keys
-- @step create-index album on=target
ALTER TABLE `album`
  ADD INDEX `album_artist_id_idx` (`artist_id`);

-- @step create-index customer on=target
ALTER TABLE `customer`
  ADD INDEX `customer_support_rep_id_idx` (`support_rep_id`);

-- @step create-index employee on=target
ALTER TABLE `employee`
  ADD INDEX `employee_reports_to_idx` (`reports_to`);

-- @step create-index invoice on=target
ALTER TABLE `invoice`
  ADD INDEX `invoice_customer_id_idx` (`customer_id`);

-- @step create-index invoice_line on=target
ALTER TABLE `invoice_line`
  ADD INDEX `invoice_line_invoice_id_idx` (`invoice_id`),
  ADD INDEX `invoice_line_track_id_idx` (`track_id`);

-- @step create-index playlist_track on=target
ALTER TABLE `playlist_track`
  ADD INDEX `playlist_track_playlist_id_idx` (`playlist_id`),
  ADD INDEX `playlist_track_track_id_idx` (`track_id`);

-- @step create-index track on=target
ALTER TABLE `track`
  ADD INDEX `track_album_id_idx` (`album_id`),
  ADD INDEX `track_genre_id_idx` (`genre_id`),
  ADD INDEX `track_media_type_id_idx` (`media_type_id`);


-- @phase foreign keys
-- @step prove album on=target
SELECT 'album_artist_id_fkey' AS foreign_key, c.`artist_id`
FROM `album` AS c LEFT JOIN `artist` AS p ON p.`artist_id` = c.`artist_id`
WHERE c.`artist_id` IS NOT NULL AND p.`artist_id` IS NULL LIMIT 1;

-- @step add-foreign-key album on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `album`
  ADD CONSTRAINT `album_artist_id_fkey` FOREIGN KEY (`artist_id`) REFERENCES `artist` (`artist_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove customer on=target
SELECT 'customer_support_rep_id_fkey' AS foreign_key, c.`support_rep_id`
FROM `customer` AS c LEFT JOIN `employee` AS p ON p.`employee_id` = c.`support_rep_id`
WHERE c.`support_rep_id` IS NOT NULL AND p.`employee_id` IS NULL LIMIT 1;

-- @step add-foreign-key customer on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `customer`
  ADD CONSTRAINT `customer_support_rep_id_fkey` FOREIGN KEY (`support_rep_id`) REFERENCES `employee` (`employee_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove employee on=target
SELECT 'employee_reports_to_fkey' AS foreign_key, c.`reports_to`
FROM `employee` AS c LEFT JOIN `employee` AS p ON p.`employee_id` = c.`reports_to`
WHERE c.`reports_to` IS NOT NULL AND p.`employee_id` IS NULL LIMIT 1;

-- @step add-foreign-key employee on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `employee`
  ADD CONSTRAINT `employee_reports_to_fkey` FOREIGN KEY (`reports_to`) REFERENCES `employee` (`employee_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove invoice on=target
SELECT 'invoice_customer_id_fkey' AS foreign_key, c.`customer_id`
FROM `invoice` AS c LEFT JOIN `customer` AS p ON p.`customer_id` = c.`customer_id`
WHERE c.`customer_id` IS NOT NULL AND p.`customer_id` IS NULL LIMIT 1;

-- @step add-foreign-key invoice on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `invoice`
  ADD CONSTRAINT `invoice_customer_id_fkey` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`customer_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove invoice_line on=target
SELECT 'invoice_line_invoice_id_fkey' AS foreign_key, c.`invoice_id`
FROM `invoice_line` AS c LEFT JOIN `invoice` AS p ON p.`invoice_id` = c.`invoice_id`
WHERE c.`invoice_id` IS NOT NULL AND p.`invoice_id` IS NULL LIMIT 1;
SELECT 'invoice_line_track_id_fkey' AS foreign_key, c.`track_id`
FROM `invoice_line` AS c LEFT JOIN `track` AS p ON p.`track_id` = c.`track_id`
WHERE c.`track_id` IS NOT NULL AND p.`track_id` IS NULL LIMIT 1;

-- @step add-foreign-key invoice_line on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `invoice_line`
  ADD CONSTRAINT `invoice_line_invoice_id_fkey` FOREIGN KEY (`invoice_id`) REFERENCES `invoice` (`invoice_id`),
  ADD CONSTRAINT `invoice_line_track_id_fkey` FOREIGN KEY (`track_id`) REFERENCES `track` (`track_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove playlist_track on=target
SELECT 'playlist_track_playlist_id_fkey' AS foreign_key, c.`playlist_id`
FROM `playlist_track` AS c LEFT JOIN `playlist` AS p ON p.`playlist_id` = c.`playlist_id`
WHERE c.`playlist_id` IS NOT NULL AND p.`playlist_id` IS NULL LIMIT 1;
SELECT 'playlist_track_track_id_fkey' AS foreign_key, c.`track_id`
FROM `playlist_track` AS c LEFT JOIN `track` AS p ON p.`track_id` = c.`track_id`
WHERE c.`track_id` IS NOT NULL AND p.`track_id` IS NULL LIMIT 1;

-- @step add-foreign-key playlist_track on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `playlist_track`
  ADD CONSTRAINT `playlist_track_playlist_id_fkey` FOREIGN KEY (`playlist_id`) REFERENCES `playlist` (`playlist_id`),
  ADD CONSTRAINT `playlist_track_track_id_fkey` FOREIGN KEY (`track_id`) REFERENCES `track` (`track_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove track on=target
SELECT 'track_album_id_fkey' AS foreign_key, c.`album_id`
FROM `track` AS c LEFT JOIN `album` AS p ON p.`album_id` = c.`album_id`
WHERE c.`album_id` IS NOT NULL AND p.`album_id` IS NULL LIMIT 1;
SELECT 'track_genre_id_fkey' AS foreign_key, c.`genre_id`
FROM `track` AS c LEFT JOIN `genre` AS p ON p.`genre_id` = c.`genre_id`
WHERE c.`genre_id` IS NOT NULL AND p.`genre_id` IS NULL LIMIT 1;
SELECT 'track_media_type_id_fkey' AS foreign_key, c.`media_type_id`
FROM `track` AS c LEFT JOIN `media_type` AS p ON p.`media_type_id` = c.`media_type_id`
WHERE c.`media_type_id` IS NOT NULL AND p.`media_type_id` IS NULL LIMIT 1;

-- @step add-foreign-key track on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `track`
  ADD CONSTRAINT `track_album_id_fkey` FOREIGN KEY (`album_id`) REFERENCES `album` (`album_id`),
  ADD CONSTRAINT `track_genre_id_fkey` FOREIGN KEY (`genre_id`) REFERENCES `genre` (`genre_id`),
  ADD CONSTRAINT `track_media_type_id_fkey` FOREIGN KEY (`media_type_id`) REFERENCES `media_type` (`media_type_id`);
SET SESSION foreign_key_checks = 1;


-- @phase counters
-- @step set-counter album on=target
ALTER TABLE `album` AUTO_INCREMENT = 348;

-- @step set-counter artist on=target
ALTER TABLE `artist` AUTO_INCREMENT = 276;

-- @step set-counter customer on=target
ALTER TABLE `customer` AUTO_INCREMENT = 60;

-- @step set-counter employee on=target
ALTER TABLE `employee` AUTO_INCREMENT = 9;

-- @step set-counter genre on=target
ALTER TABLE `genre` AUTO_INCREMENT = 26;

-- @step set-counter invoice on=target
ALTER TABLE `invoice` AUTO_INCREMENT = 413;

-- @step set-counter invoice_line on=target
ALTER TABLE `invoice_line` AUTO_INCREMENT = 2241;

-- @step set-counter media_type on=target
ALTER TABLE `media_type` AUTO_INCREMENT = 6;

-- @step set-counter playlist on=target
ALTER TABLE `playlist` AUTO_INCREMENT = 19;

-- @step set-counter track on=target
ALTER TABLE `track` AUTO_INCREMENT = 3504;


-- @phase finish
