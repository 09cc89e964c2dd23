-- @migration format=1 source=source (postgresql 15.18, database source_db, id …) target=target (mariadb 10.11.19, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.
-- @finding warning VIEW_NOT_CARRIED view public.actor_info: Views are not carried yet. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning VIEW_NOT_CARRIED view public.customer_list: Views are not carried yet. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning VIEW_NOT_CARRIED view public.film_list: Views are not carried yet. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning VIEW_NOT_CARRIED view public.nicer_but_slower_film_list: Views are not carried yet. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning VIEW_NOT_CARRIED view public.sales_by_film_category: Views are not carried yet. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning VIEW_NOT_CARRIED view public.sales_by_store: Views are not carried yet. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning VIEW_NOT_CARRIED view public.staff_list: Views are not carried yet. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning TRIGGER_NOT_CARRIED trigger public.actor.last_updated: Triggers are not carried yet (BEFORE UPDATE). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning TRIGGER_NOT_CARRIED trigger public.address.last_updated: Triggers are not carried yet (BEFORE UPDATE). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning TRIGGER_NOT_CARRIED trigger public.category.last_updated: Triggers are not carried yet (BEFORE UPDATE). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning TRIGGER_NOT_CARRIED trigger public.city.last_updated: Triggers are not carried yet (BEFORE UPDATE). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning TRIGGER_NOT_CARRIED trigger public.country.last_updated: Triggers are not carried yet (BEFORE UPDATE). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning TRIGGER_NOT_CARRIED trigger public.customer.last_updated: Triggers are not carried yet (BEFORE UPDATE). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning TRIGGER_NOT_CARRIED trigger public.film.film_fulltext_trigger: Triggers are not carried yet (BEFORE INSERT or UPDATE). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning TRIGGER_NOT_CARRIED trigger public.film.last_updated: Triggers are not carried yet (BEFORE UPDATE). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning TRIGGER_NOT_CARRIED trigger public.film_actor.last_updated: Triggers are not carried yet (BEFORE UPDATE). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning TRIGGER_NOT_CARRIED trigger public.film_category.last_updated: Triggers are not carried yet (BEFORE UPDATE). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning TRIGGER_NOT_CARRIED trigger public.inventory.last_updated: Triggers are not carried yet (BEFORE UPDATE). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning TRIGGER_NOT_CARRIED trigger public.language.last_updated: Triggers are not carried yet (BEFORE UPDATE). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning TRIGGER_NOT_CARRIED trigger public.rental.last_updated: Triggers are not carried yet (BEFORE UPDATE). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning TRIGGER_NOT_CARRIED trigger public.staff.last_updated: Triggers are not carried yet (BEFORE UPDATE). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning TRIGGER_NOT_CARRIED trigger public.store.last_updated: Triggers are not carried yet (BEFORE UPDATE). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning ROUTINE_NOT_CARRIED routine public."_group_concat(text, text)": Routines are not carried yet (function, sql). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning ROUTINE_NOT_CARRIED routine public."film_in_stock(p_film_id integer, p_store_id integer, OUT p_film_count integer)": Routines are not carried yet (function, sql). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning ROUTINE_NOT_CARRIED routine public."film_not_in_stock(p_film_id integer, p_store_id integer, OUT p_film_count integer)": Routines are not carried yet (function, sql). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning ROUTINE_NOT_CARRIED routine public."get_customer_balance(p_customer_id integer, p_effective_date timestamp without time zone)": Routines are not carried yet (function, plpgsql). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning ROUTINE_NOT_CARRIED routine public.group_concat(text): Routines are not carried yet (aggregate, internal). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning ROUTINE_NOT_CARRIED routine public."inventory_held_by_customer(p_inventory_id integer)": Routines are not carried yet (function, plpgsql). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning ROUTINE_NOT_CARRIED routine public."inventory_in_stock(p_inventory_id integer)": Routines are not carried yet (function, plpgsql). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning ROUTINE_NOT_CARRIED routine public."last_day(timestamp without time zone)": Routines are not carried yet (function, sql). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning ROUTINE_NOT_CARRIED routine public.last_updated(): Routines are not carried yet (function, plpgsql). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning ROUTINE_NOT_CARRIED routine public."rewards_report(min_monthly_purchases integer, min_dollar_amount_purchased numeric)": Routines are not carried yet (function, plpgsql). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding info TYPE_NOT_CARRIED type public.mpaa_rating: The enum type itself is not created; columns of it get the type that the script shows.
-- @finding info TYPE_NOT_CARRIED type public.year: The domain type itself is not created; columns of it get the type that the script shows.
-- @finding warning OBJECT_NOT_CARRIED comment public."the schema itself": Objects of this kind (comment) have no place in the migration. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning OBJECT_NOT_CARRIED rule public."payment_insert_p2007_01 on payment": Objects of this kind (rule) have no place in the migration. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning OBJECT_NOT_CARRIED rule public."payment_insert_p2007_02 on payment": Objects of this kind (rule) have no place in the migration. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning OBJECT_NOT_CARRIED rule public."payment_insert_p2007_03 on payment": Objects of this kind (rule) have no place in the migration. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning OBJECT_NOT_CARRIED rule public."payment_insert_p2007_04 on payment": Objects of this kind (rule) have no place in the migration. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning OBJECT_NOT_CARRIED rule public."payment_insert_p2007_05 on payment": Objects of this kind (rule) have no place in the migration. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning OBJECT_NOT_CARRIED rule public."payment_insert_p2007_06 on payment": Objects of this kind (rule) have no place in the migration. → Write it by hand on the target once the data is there; its definition is at the source.

-- @phase prepare
-- @step create-sequence payment_payment_id_seq on=target
CREATE SEQUENCE `target_db`.`payment_payment_id_seq`
  START WITH 1 INCREMENT BY 1
  MINVALUE 1 MAXVALUE 9223372036854775806;


-- @phase tables
-- @step create-table actor on=target
CREATE TABLE `actor` (
  `actor_id` INT NOT NULL AUTO_INCREMENT,
  `first_name` VARCHAR(45) COLLATE utf8mb4_nopad_bin NOT NULL,
  `last_name` VARCHAR(45) COLLATE utf8mb4_nopad_bin NOT NULL,
  `last_update` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`actor_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table address on=target
CREATE TABLE `address` (
  `address_id` INT NOT NULL AUTO_INCREMENT,
  `address` VARCHAR(50) COLLATE utf8mb4_nopad_bin NOT NULL,
  `address2` VARCHAR(50) COLLATE utf8mb4_nopad_bin NULL,
  `district` VARCHAR(20) COLLATE utf8mb4_nopad_bin NOT NULL,
  `city_id` INT NOT NULL,
  `postal_code` VARCHAR(10) COLLATE utf8mb4_nopad_bin NULL,
  `phone` VARCHAR(20) COLLATE utf8mb4_nopad_bin NOT NULL,
  `last_update` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`address_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table category on=target
CREATE TABLE `category` (
  `category_id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(25) COLLATE utf8mb4_nopad_bin NOT NULL,
  `last_update` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`category_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table city on=target
CREATE TABLE `city` (
  `city_id` INT NOT NULL AUTO_INCREMENT,
  `city` VARCHAR(50) COLLATE utf8mb4_nopad_bin NOT NULL,
  `country_id` INT NOT NULL,
  `last_update` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`city_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table country on=target
CREATE TABLE `country` (
  `country_id` INT NOT NULL AUTO_INCREMENT,
  `country` VARCHAR(50) COLLATE utf8mb4_nopad_bin NOT NULL,
  `last_update` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`country_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table customer on=target
CREATE TABLE `customer` (
  `customer_id` INT NOT NULL AUTO_INCREMENT,
  `store_id` INT NOT NULL,
  `first_name` VARCHAR(45) COLLATE utf8mb4_nopad_bin NOT NULL,
  `last_name` VARCHAR(45) COLLATE utf8mb4_nopad_bin NOT NULL,
  `email` VARCHAR(50) COLLATE utf8mb4_nopad_bin NULL,
  `address_id` INT NOT NULL,
  `activebool` BOOLEAN NOT NULL DEFAULT 1,
  `create_date` DATE NOT NULL DEFAULT (CURRENT_DATE),
  `last_update` DATETIME(6) NULL DEFAULT CURRENT_TIMESTAMP(6),
  `active` INT NULL,
  PRIMARY KEY (`customer_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table film on=target
CREATE TABLE `film` (
  `film_id` INT NOT NULL AUTO_INCREMENT,
  `title` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `description` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `release_year` INT NULL,
  `language_id` INT NOT NULL,
  `original_language_id` INT NULL,
  `rental_duration` SMALLINT NOT NULL DEFAULT 3,
  `rental_rate` DECIMAL(4,2) NOT NULL DEFAULT 4.99,
  `length` SMALLINT NULL,
  `replacement_cost` DECIMAL(5,2) NOT NULL DEFAULT 19.99,
  `rating` ENUM('G', 'PG', 'PG-13', 'R', 'NC-17') COLLATE utf8mb4_nopad_bin NULL DEFAULT 'G',
  `last_update` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `special_features` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `fulltext` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`film_id`),
  CONSTRAINT `release_year_year_check` CHECK ((`release_year` >= 1901) AND (`release_year` <= 2155))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table film_actor on=target
CREATE TABLE `film_actor` (
  `actor_id` INT NOT NULL,
  `film_id` INT NOT NULL,
  `last_update` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`actor_id`, `film_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table film_category on=target
CREATE TABLE `film_category` (
  `film_id` INT NOT NULL,
  `category_id` INT NOT NULL,
  `last_update` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`film_id`, `category_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table inventory on=target
CREATE TABLE `inventory` (
  `inventory_id` INT NOT NULL AUTO_INCREMENT,
  `film_id` INT NOT NULL,
  `store_id` INT NOT NULL,
  `last_update` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`inventory_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table language on=target
CREATE TABLE `language` (
  `language_id` INT NOT NULL AUTO_INCREMENT,
  `name` CHAR(20) COLLATE utf8mb4_nopad_bin NOT NULL,
  `last_update` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`language_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table payment on=target
CREATE TABLE `payment` (
  `payment_id` INT NOT NULL DEFAULT NEXTVAL(`target_db`.`payment_payment_id_seq`),
  `customer_id` INT NOT NULL,
  `staff_id` INT NOT NULL,
  `rental_id` INT NOT NULL,
  `amount` DECIMAL(5,2) NOT NULL,
  `payment_date` DATETIME(6) NOT NULL,
  PRIMARY KEY (`payment_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table payment_p2007_01 on=target
-- @finding warning INHERITANCE_NOT_CARRIED table public.payment_p2007_01: Becomes a table of its own; reading public.payment no longer includes its rows. → Write it by hand on the target once the data is there; its definition is at the source.
CREATE TABLE `payment_p2007_01` (
  `payment_id` INT NOT NULL DEFAULT NEXTVAL(`target_db`.`payment_payment_id_seq`),
  `customer_id` INT NOT NULL,
  `staff_id` INT NOT NULL,
  `rental_id` INT NOT NULL,
  `amount` DECIMAL(5,2) NOT NULL,
  `payment_date` DATETIME(6) NOT NULL,
  CONSTRAINT `payment_p2007_01_payment_date_check` CHECK ((`payment_date` >= TIMESTAMP'2007-01-01 00:00:00') AND (`payment_date` < TIMESTAMP'2007-02-01 00:00:00'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table payment_p2007_02 on=target
-- @finding warning INHERITANCE_NOT_CARRIED table public.payment_p2007_02: Becomes a table of its own; reading public.payment no longer includes its rows. → Write it by hand on the target once the data is there; its definition is at the source.
CREATE TABLE `payment_p2007_02` (
  `payment_id` INT NOT NULL DEFAULT NEXTVAL(`target_db`.`payment_payment_id_seq`),
  `customer_id` INT NOT NULL,
  `staff_id` INT NOT NULL,
  `rental_id` INT NOT NULL,
  `amount` DECIMAL(5,2) NOT NULL,
  `payment_date` DATETIME(6) NOT NULL,
  CONSTRAINT `payment_p2007_02_payment_date_check` CHECK ((`payment_date` >= TIMESTAMP'2007-02-01 00:00:00') AND (`payment_date` < TIMESTAMP'2007-03-01 00:00:00'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table payment_p2007_03 on=target
-- @finding warning INHERITANCE_NOT_CARRIED table public.payment_p2007_03: Becomes a table of its own; reading public.payment no longer includes its rows. → Write it by hand on the target once the data is there; its definition is at the source.
CREATE TABLE `payment_p2007_03` (
  `payment_id` INT NOT NULL DEFAULT NEXTVAL(`target_db`.`payment_payment_id_seq`),
  `customer_id` INT NOT NULL,
  `staff_id` INT NOT NULL,
  `rental_id` INT NOT NULL,
  `amount` DECIMAL(5,2) NOT NULL,
  `payment_date` DATETIME(6) NOT NULL,
  CONSTRAINT `payment_p2007_03_payment_date_check` CHECK ((`payment_date` >= TIMESTAMP'2007-03-01 00:00:00') AND (`payment_date` < TIMESTAMP'2007-04-01 00:00:00'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table payment_p2007_04 on=target
-- @finding warning INHERITANCE_NOT_CARRIED table public.payment_p2007_04: Becomes a table of its own; reading public.payment no longer includes its rows. → Write it by hand on the target once the data is there; its definition is at the source.
CREATE TABLE `payment_p2007_04` (
  `payment_id` INT NOT NULL DEFAULT NEXTVAL(`target_db`.`payment_payment_id_seq`),
  `customer_id` INT NOT NULL,
  `staff_id` INT NOT NULL,
  `rental_id` INT NOT NULL,
  `amount` DECIMAL(5,2) NOT NULL,
  `payment_date` DATETIME(6) NOT NULL,
  CONSTRAINT `payment_p2007_04_payment_date_check` CHECK ((`payment_date` >= TIMESTAMP'2007-04-01 00:00:00') AND (`payment_date` < TIMESTAMP'2007-05-01 00:00:00'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table payment_p2007_05 on=target
-- @finding warning INHERITANCE_NOT_CARRIED table public.payment_p2007_05: Becomes a table of its own; reading public.payment no longer includes its rows. → Write it by hand on the target once the data is there; its definition is at the source.
CREATE TABLE `payment_p2007_05` (
  `payment_id` INT NOT NULL DEFAULT NEXTVAL(`target_db`.`payment_payment_id_seq`),
  `customer_id` INT NOT NULL,
  `staff_id` INT NOT NULL,
  `rental_id` INT NOT NULL,
  `amount` DECIMAL(5,2) NOT NULL,
  `payment_date` DATETIME(6) NOT NULL,
  CONSTRAINT `payment_p2007_05_payment_date_check` CHECK ((`payment_date` >= TIMESTAMP'2007-05-01 00:00:00') AND (`payment_date` < TIMESTAMP'2007-06-01 00:00:00'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table payment_p2007_06 on=target
-- @finding warning INHERITANCE_NOT_CARRIED table public.payment_p2007_06: Becomes a table of its own; reading public.payment no longer includes its rows. → Write it by hand on the target once the data is there; its definition is at the source.
CREATE TABLE `payment_p2007_06` (
  `payment_id` INT NOT NULL DEFAULT NEXTVAL(`target_db`.`payment_payment_id_seq`),
  `customer_id` INT NOT NULL,
  `staff_id` INT NOT NULL,
  `rental_id` INT NOT NULL,
  `amount` DECIMAL(5,2) NOT NULL,
  `payment_date` DATETIME(6) NOT NULL,
  CONSTRAINT `payment_p2007_06_payment_date_check` CHECK ((`payment_date` >= TIMESTAMP'2007-06-01 00:00:00') AND (`payment_date` < TIMESTAMP'2007-07-01 00:00:00'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table rental on=target
CREATE TABLE `rental` (
  `rental_id` INT NOT NULL AUTO_INCREMENT,
  `rental_date` DATETIME(6) NOT NULL,
  `inventory_id` INT NOT NULL,
  `customer_id` INT NOT NULL,
  `return_date` DATETIME(6) NULL,
  `staff_id` INT NOT NULL,
  `last_update` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`rental_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table staff on=target
CREATE TABLE `staff` (
  `staff_id` INT NOT NULL AUTO_INCREMENT,
  `first_name` VARCHAR(45) COLLATE utf8mb4_nopad_bin NOT NULL,
  `last_name` VARCHAR(45) COLLATE utf8mb4_nopad_bin NOT NULL,
  `address_id` INT NOT NULL,
  `email` VARCHAR(50) COLLATE utf8mb4_nopad_bin NULL,
  `store_id` INT NOT NULL,
  `active` BOOLEAN NOT NULL DEFAULT 1,
  `username` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  `password` VARCHAR(40) COLLATE utf8mb4_nopad_bin NULL,
  `last_update` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `picture` LONGBLOB NULL,
  PRIMARY KEY (`staff_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table store on=target
CREATE TABLE `store` (
  `store_id` INT NOT NULL AUTO_INCREMENT,
  `manager_staff_id` INT NOT NULL,
  `address_id` INT NOT NULL,
  `last_update` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`store_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;


-- @phase keys
-- @step create-index actor on=target
ALTER TABLE `actor`
  ADD INDEX `idx_actor_last_name` (`last_name`);

-- @step create-index address on=target
ALTER TABLE `address`
  ADD INDEX `idx_fk_city_id` (`city_id`);

-- @step create-index city on=target
ALTER TABLE `city`
  ADD INDEX `idx_fk_country_id` (`country_id`);

-- @step create-index customer on=target
ALTER TABLE `customer`
  ADD INDEX `idx_fk_address_id` (`address_id`),
  ADD INDEX `idx_fk_store_id` (`store_id`),
  ADD INDEX `idx_last_name` (`last_name`);

-- @step create-index film on=target
-- @finding warning INDEX_NOT_CARRIED index public.film.film_fulltext_idx: The index is not carried: InnoDB has no gist index. It was: CREATE INDEX film_fulltext_idx ON public.film USING gist (fulltext) → Add an index of another kind by hand where queries need one.
ALTER TABLE `film`
  ADD INDEX `idx_fk_language_id` (`language_id`),
  ADD INDEX `idx_fk_original_language_id` (`original_language_id`),
  ADD INDEX `idx_title` (`title`);

-- @step create-index film_actor on=target
ALTER TABLE `film_actor`
  ADD INDEX `idx_fk_film_id` (`film_id`);

-- @step create-index inventory on=target
ALTER TABLE `inventory`
  ADD INDEX `idx_store_id_film_id` (`store_id`, `film_id`);

-- @step create-index payment on=target
ALTER TABLE `payment`
  ADD INDEX `idx_fk_customer_id` (`customer_id`),
  ADD INDEX `idx_fk_staff_id` (`staff_id`);

-- @step create-index payment_p2007_01 on=target
ALTER TABLE `payment_p2007_01`
  ADD INDEX `idx_fk_payment_p2007_01_customer_id` (`customer_id`),
  ADD INDEX `idx_fk_payment_p2007_01_staff_id` (`staff_id`);

-- @step create-index payment_p2007_02 on=target
ALTER TABLE `payment_p2007_02`
  ADD INDEX `idx_fk_payment_p2007_02_customer_id` (`customer_id`),
  ADD INDEX `idx_fk_payment_p2007_02_staff_id` (`staff_id`);

-- @step create-index payment_p2007_03 on=target
ALTER TABLE `payment_p2007_03`
  ADD INDEX `idx_fk_payment_p2007_03_customer_id` (`customer_id`),
  ADD INDEX `idx_fk_payment_p2007_03_staff_id` (`staff_id`);

-- @step create-index payment_p2007_04 on=target
ALTER TABLE `payment_p2007_04`
  ADD INDEX `idx_fk_payment_p2007_04_customer_id` (`customer_id`),
  ADD INDEX `idx_fk_payment_p2007_04_staff_id` (`staff_id`);

-- @step create-index payment_p2007_05 on=target
ALTER TABLE `payment_p2007_05`
  ADD INDEX `idx_fk_payment_p2007_05_customer_id` (`customer_id`),
  ADD INDEX `idx_fk_payment_p2007_05_staff_id` (`staff_id`);

-- @step create-index payment_p2007_06 on=target
ALTER TABLE `payment_p2007_06`
  ADD INDEX `idx_fk_payment_p2007_06_customer_id` (`customer_id`),
  ADD INDEX `idx_fk_payment_p2007_06_staff_id` (`staff_id`);

-- @step create-index rental on=target
ALTER TABLE `rental`
  ADD INDEX `idx_fk_inventory_id` (`inventory_id`),
  ADD UNIQUE INDEX `idx_unq_rental_rental_date_inventory_id_customer_id` (`rental_date`, `inventory_id`, `customer_id`);

-- @step create-index store on=target
ALTER TABLE `store`
  ADD UNIQUE INDEX `idx_unq_manager_staff_id` (`manager_staff_id`);


-- @phase foreign keys
-- @step prove address on=target
SELECT 'address_city_id_fkey' AS foreign_key, c.`city_id`
FROM `address` AS c LEFT JOIN `city` AS p ON p.`city_id` = c.`city_id`
WHERE c.`city_id` IS NOT NULL AND p.`city_id` IS NULL LIMIT 1;

-- @step add-foreign-key address on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `address`
  ADD CONSTRAINT `address_city_id_fkey` FOREIGN KEY (`city_id`) REFERENCES `city` (`city_id`) ON DELETE RESTRICT ON UPDATE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove city on=target
SELECT 'city_country_id_fkey' AS foreign_key, c.`country_id`
FROM `city` AS c LEFT JOIN `country` AS p ON p.`country_id` = c.`country_id`
WHERE c.`country_id` IS NOT NULL AND p.`country_id` IS NULL LIMIT 1;

-- @step add-foreign-key city on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `city`
  ADD CONSTRAINT `city_country_id_fkey` FOREIGN KEY (`country_id`) REFERENCES `country` (`country_id`) ON DELETE RESTRICT ON UPDATE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove customer on=target
SELECT 'customer_address_id_fkey' AS foreign_key, c.`address_id`
FROM `customer` AS c LEFT JOIN `address` AS p ON p.`address_id` = c.`address_id`
WHERE c.`address_id` IS NOT NULL AND p.`address_id` IS NULL LIMIT 1;
SELECT 'customer_store_id_fkey' AS foreign_key, c.`store_id`
FROM `customer` AS c LEFT JOIN `store` AS p ON p.`store_id` = c.`store_id`
WHERE c.`store_id` IS NOT NULL AND p.`store_id` IS NULL LIMIT 1;

-- @step add-foreign-key customer on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `customer`
  ADD CONSTRAINT `customer_address_id_fkey` FOREIGN KEY (`address_id`) REFERENCES `address` (`address_id`) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT `customer_store_id_fkey` FOREIGN KEY (`store_id`) REFERENCES `store` (`store_id`) ON DELETE RESTRICT ON UPDATE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove film on=target
SELECT 'film_language_id_fkey' AS foreign_key, c.`language_id`
FROM `film` AS c LEFT JOIN `language` AS p ON p.`language_id` = c.`language_id`
WHERE c.`language_id` IS NOT NULL AND p.`language_id` IS NULL LIMIT 1;
SELECT 'film_original_language_id_fkey' AS foreign_key, c.`original_language_id`
FROM `film` AS c LEFT JOIN `language` AS p ON p.`language_id` = c.`original_language_id`
WHERE c.`original_language_id` IS NOT NULL AND p.`language_id` IS NULL LIMIT 1;

-- @step add-foreign-key film on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `film`
  ADD CONSTRAINT `film_language_id_fkey` FOREIGN KEY (`language_id`) REFERENCES `language` (`language_id`) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT `film_original_language_id_fkey` FOREIGN KEY (`original_language_id`) REFERENCES `language` (`language_id`) ON DELETE RESTRICT ON UPDATE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove film_actor on=target
SELECT 'film_actor_actor_id_fkey' AS foreign_key, c.`actor_id`
FROM `film_actor` AS c LEFT JOIN `actor` AS p ON p.`actor_id` = c.`actor_id`
WHERE c.`actor_id` IS NOT NULL AND p.`actor_id` IS NULL LIMIT 1;
SELECT 'film_actor_film_id_fkey' AS foreign_key, c.`film_id`
FROM `film_actor` AS c LEFT JOIN `film` AS p ON p.`film_id` = c.`film_id`
WHERE c.`film_id` IS NOT NULL AND p.`film_id` IS NULL LIMIT 1;

-- @step add-foreign-key film_actor on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `film_actor`
  ADD CONSTRAINT `film_actor_actor_id_fkey` FOREIGN KEY (`actor_id`) REFERENCES `actor` (`actor_id`) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT `film_actor_film_id_fkey` FOREIGN KEY (`film_id`) REFERENCES `film` (`film_id`) ON DELETE RESTRICT ON UPDATE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove film_category on=target
SELECT 'film_category_category_id_fkey' AS foreign_key, c.`category_id`
FROM `film_category` AS c LEFT JOIN `category` AS p ON p.`category_id` = c.`category_id`
WHERE c.`category_id` IS NOT NULL AND p.`category_id` IS NULL LIMIT 1;
SELECT 'film_category_film_id_fkey' AS foreign_key, c.`film_id`
FROM `film_category` AS c LEFT JOIN `film` AS p ON p.`film_id` = c.`film_id`
WHERE c.`film_id` IS NOT NULL AND p.`film_id` IS NULL LIMIT 1;

-- @step add-foreign-key film_category on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `film_category`
  ADD CONSTRAINT `film_category_category_id_fkey` FOREIGN KEY (`category_id`) REFERENCES `category` (`category_id`) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT `film_category_film_id_fkey` FOREIGN KEY (`film_id`) REFERENCES `film` (`film_id`) ON DELETE RESTRICT ON UPDATE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove inventory on=target
SELECT 'inventory_film_id_fkey' AS foreign_key, c.`film_id`
FROM `inventory` AS c LEFT JOIN `film` AS p ON p.`film_id` = c.`film_id`
WHERE c.`film_id` IS NOT NULL AND p.`film_id` IS NULL LIMIT 1;
SELECT 'inventory_store_id_fkey' AS foreign_key, c.`store_id`
FROM `inventory` AS c LEFT JOIN `store` AS p ON p.`store_id` = c.`store_id`
WHERE c.`store_id` IS NOT NULL AND p.`store_id` IS NULL LIMIT 1;

-- @step add-foreign-key inventory on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `inventory`
  ADD CONSTRAINT `inventory_film_id_fkey` FOREIGN KEY (`film_id`) REFERENCES `film` (`film_id`) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT `inventory_store_id_fkey` FOREIGN KEY (`store_id`) REFERENCES `store` (`store_id`) ON DELETE RESTRICT ON UPDATE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove payment on=target
SELECT 'payment_customer_id_fkey' AS foreign_key, c.`customer_id`
FROM `payment` AS c LEFT JOIN `customer` AS p ON p.`customer_id` = c.`customer_id`
WHERE c.`customer_id` IS NOT NULL AND p.`customer_id` IS NULL LIMIT 1;
SELECT 'payment_rental_id_fkey' AS foreign_key, c.`rental_id`
FROM `payment` AS c LEFT JOIN `rental` AS p ON p.`rental_id` = c.`rental_id`
WHERE c.`rental_id` IS NOT NULL AND p.`rental_id` IS NULL LIMIT 1;
SELECT 'payment_staff_id_fkey' AS foreign_key, c.`staff_id`
FROM `payment` AS c LEFT JOIN `staff` AS p ON p.`staff_id` = c.`staff_id`
WHERE c.`staff_id` IS NOT NULL AND p.`staff_id` IS NULL LIMIT 1;

-- @step add-foreign-key payment on=target
-- @finding warning SET_NULL_DROPPED foreign-key public.payment.payment_rental_id_fkey: ON DELETE SET NULL is left out: a column of the key can't be NULL, so the change was refused all the same.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `payment`
  ADD CONSTRAINT `payment_customer_id_fkey` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`customer_id`) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT `payment_rental_id_fkey` FOREIGN KEY (`rental_id`) REFERENCES `rental` (`rental_id`) ON UPDATE CASCADE,
  ADD CONSTRAINT `payment_staff_id_fkey` FOREIGN KEY (`staff_id`) REFERENCES `staff` (`staff_id`) ON DELETE RESTRICT ON UPDATE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove payment_p2007_01 on=target
SELECT 'payment_p2007_01_customer_id_fkey' AS foreign_key, c.`customer_id`
FROM `payment_p2007_01` AS c LEFT JOIN `customer` AS p ON p.`customer_id` = c.`customer_id`
WHERE c.`customer_id` IS NOT NULL AND p.`customer_id` IS NULL LIMIT 1;
SELECT 'payment_p2007_01_rental_id_fkey' AS foreign_key, c.`rental_id`
FROM `payment_p2007_01` AS c LEFT JOIN `rental` AS p ON p.`rental_id` = c.`rental_id`
WHERE c.`rental_id` IS NOT NULL AND p.`rental_id` IS NULL LIMIT 1;
SELECT 'payment_p2007_01_staff_id_fkey' AS foreign_key, c.`staff_id`
FROM `payment_p2007_01` AS c LEFT JOIN `staff` AS p ON p.`staff_id` = c.`staff_id`
WHERE c.`staff_id` IS NOT NULL AND p.`staff_id` IS NULL LIMIT 1;

-- @step add-foreign-key payment_p2007_01 on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `payment_p2007_01`
  ADD CONSTRAINT `payment_p2007_01_customer_id_fkey` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`customer_id`),
  ADD CONSTRAINT `payment_p2007_01_rental_id_fkey` FOREIGN KEY (`rental_id`) REFERENCES `rental` (`rental_id`),
  ADD CONSTRAINT `payment_p2007_01_staff_id_fkey` FOREIGN KEY (`staff_id`) REFERENCES `staff` (`staff_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove payment_p2007_02 on=target
SELECT 'payment_p2007_02_customer_id_fkey' AS foreign_key, c.`customer_id`
FROM `payment_p2007_02` AS c LEFT JOIN `customer` AS p ON p.`customer_id` = c.`customer_id`
WHERE c.`customer_id` IS NOT NULL AND p.`customer_id` IS NULL LIMIT 1;
SELECT 'payment_p2007_02_rental_id_fkey' AS foreign_key, c.`rental_id`
FROM `payment_p2007_02` AS c LEFT JOIN `rental` AS p ON p.`rental_id` = c.`rental_id`
WHERE c.`rental_id` IS NOT NULL AND p.`rental_id` IS NULL LIMIT 1;
SELECT 'payment_p2007_02_staff_id_fkey' AS foreign_key, c.`staff_id`
FROM `payment_p2007_02` AS c LEFT JOIN `staff` AS p ON p.`staff_id` = c.`staff_id`
WHERE c.`staff_id` IS NOT NULL AND p.`staff_id` IS NULL LIMIT 1;

-- @step add-foreign-key payment_p2007_02 on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `payment_p2007_02`
  ADD CONSTRAINT `payment_p2007_02_customer_id_fkey` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`customer_id`),
  ADD CONSTRAINT `payment_p2007_02_rental_id_fkey` FOREIGN KEY (`rental_id`) REFERENCES `rental` (`rental_id`),
  ADD CONSTRAINT `payment_p2007_02_staff_id_fkey` FOREIGN KEY (`staff_id`) REFERENCES `staff` (`staff_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove payment_p2007_03 on=target
SELECT 'payment_p2007_03_customer_id_fkey' AS foreign_key, c.`customer_id`
FROM `payment_p2007_03` AS c LEFT JOIN `customer` AS p ON p.`customer_id` = c.`customer_id`
WHERE c.`customer_id` IS NOT NULL AND p.`customer_id` IS NULL LIMIT 1;
SELECT 'payment_p2007_03_rental_id_fkey' AS foreign_key, c.`rental_id`
FROM `payment_p2007_03` AS c LEFT JOIN `rental` AS p ON p.`rental_id` = c.`rental_id`
WHERE c.`rental_id` IS NOT NULL AND p.`rental_id` IS NULL LIMIT 1;
SELECT 'payment_p2007_03_staff_id_fkey' AS foreign_key, c.`staff_id`
FROM `payment_p2007_03` AS c LEFT JOIN `staff` AS p ON p.`staff_id` = c.`staff_id`
WHERE c.`staff_id` IS NOT NULL AND p.`staff_id` IS NULL LIMIT 1;

-- @step add-foreign-key payment_p2007_03 on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `payment_p2007_03`
  ADD CONSTRAINT `payment_p2007_03_customer_id_fkey` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`customer_id`),
  ADD CONSTRAINT `payment_p2007_03_rental_id_fkey` FOREIGN KEY (`rental_id`) REFERENCES `rental` (`rental_id`),
  ADD CONSTRAINT `payment_p2007_03_staff_id_fkey` FOREIGN KEY (`staff_id`) REFERENCES `staff` (`staff_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove payment_p2007_04 on=target
SELECT 'payment_p2007_04_customer_id_fkey' AS foreign_key, c.`customer_id`
FROM `payment_p2007_04` AS c LEFT JOIN `customer` AS p ON p.`customer_id` = c.`customer_id`
WHERE c.`customer_id` IS NOT NULL AND p.`customer_id` IS NULL LIMIT 1;
SELECT 'payment_p2007_04_rental_id_fkey' AS foreign_key, c.`rental_id`
FROM `payment_p2007_04` AS c LEFT JOIN `rental` AS p ON p.`rental_id` = c.`rental_id`
WHERE c.`rental_id` IS NOT NULL AND p.`rental_id` IS NULL LIMIT 1;
SELECT 'payment_p2007_04_staff_id_fkey' AS foreign_key, c.`staff_id`
FROM `payment_p2007_04` AS c LEFT JOIN `staff` AS p ON p.`staff_id` = c.`staff_id`
WHERE c.`staff_id` IS NOT NULL AND p.`staff_id` IS NULL LIMIT 1;

-- @step add-foreign-key payment_p2007_04 on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `payment_p2007_04`
  ADD CONSTRAINT `payment_p2007_04_customer_id_fkey` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`customer_id`),
  ADD CONSTRAINT `payment_p2007_04_rental_id_fkey` FOREIGN KEY (`rental_id`) REFERENCES `rental` (`rental_id`),
  ADD CONSTRAINT `payment_p2007_04_staff_id_fkey` FOREIGN KEY (`staff_id`) REFERENCES `staff` (`staff_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove payment_p2007_05 on=target
SELECT 'payment_p2007_05_customer_id_fkey' AS foreign_key, c.`customer_id`
FROM `payment_p2007_05` AS c LEFT JOIN `customer` AS p ON p.`customer_id` = c.`customer_id`
WHERE c.`customer_id` IS NOT NULL AND p.`customer_id` IS NULL LIMIT 1;
SELECT 'payment_p2007_05_rental_id_fkey' AS foreign_key, c.`rental_id`
FROM `payment_p2007_05` AS c LEFT JOIN `rental` AS p ON p.`rental_id` = c.`rental_id`
WHERE c.`rental_id` IS NOT NULL AND p.`rental_id` IS NULL LIMIT 1;
SELECT 'payment_p2007_05_staff_id_fkey' AS foreign_key, c.`staff_id`
FROM `payment_p2007_05` AS c LEFT JOIN `staff` AS p ON p.`staff_id` = c.`staff_id`
WHERE c.`staff_id` IS NOT NULL AND p.`staff_id` IS NULL LIMIT 1;

-- @step add-foreign-key payment_p2007_05 on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `payment_p2007_05`
  ADD CONSTRAINT `payment_p2007_05_customer_id_fkey` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`customer_id`),
  ADD CONSTRAINT `payment_p2007_05_rental_id_fkey` FOREIGN KEY (`rental_id`) REFERENCES `rental` (`rental_id`),
  ADD CONSTRAINT `payment_p2007_05_staff_id_fkey` FOREIGN KEY (`staff_id`) REFERENCES `staff` (`staff_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove payment_p2007_06 on=target
SELECT 'payment_p2007_06_customer_id_fkey' AS foreign_key, c.`customer_id`
FROM `payment_p2007_06` AS c LEFT JOIN `customer` AS p ON p.`customer_id` = c.`customer_id`
WHERE c.`customer_id` IS NOT NULL AND p.`customer_id` IS NULL LIMIT 1;
SELECT 'payment_p2007_06_rental_id_fkey' AS foreign_key, c.`rental_id`
FROM `payment_p2007_06` AS c LEFT JOIN `rental` AS p ON p.`rental_id` = c.`rental_id`
WHERE c.`rental_id` IS NOT NULL AND p.`rental_id` IS NULL LIMIT 1;
SELECT 'payment_p2007_06_staff_id_fkey' AS foreign_key, c.`staff_id`
FROM `payment_p2007_06` AS c LEFT JOIN `staff` AS p ON p.`staff_id` = c.`staff_id`
WHERE c.`staff_id` IS NOT NULL AND p.`staff_id` IS NULL LIMIT 1;

-- @step add-foreign-key payment_p2007_06 on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `payment_p2007_06`
  ADD CONSTRAINT `payment_p2007_06_customer_id_fkey` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`customer_id`),
  ADD CONSTRAINT `payment_p2007_06_rental_id_fkey` FOREIGN KEY (`rental_id`) REFERENCES `rental` (`rental_id`),
  ADD CONSTRAINT `payment_p2007_06_staff_id_fkey` FOREIGN KEY (`staff_id`) REFERENCES `staff` (`staff_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove rental on=target
SELECT 'rental_customer_id_fkey' AS foreign_key, c.`customer_id`
FROM `rental` AS c LEFT JOIN `customer` AS p ON p.`customer_id` = c.`customer_id`
WHERE c.`customer_id` IS NOT NULL AND p.`customer_id` IS NULL LIMIT 1;
SELECT 'rental_inventory_id_fkey' AS foreign_key, c.`inventory_id`
FROM `rental` AS c LEFT JOIN `inventory` AS p ON p.`inventory_id` = c.`inventory_id`
WHERE c.`inventory_id` IS NOT NULL AND p.`inventory_id` IS NULL LIMIT 1;
SELECT 'rental_staff_id_fkey' AS foreign_key, c.`staff_id`
FROM `rental` AS c LEFT JOIN `staff` AS p ON p.`staff_id` = c.`staff_id`
WHERE c.`staff_id` IS NOT NULL AND p.`staff_id` IS NULL LIMIT 1;

-- @step add-foreign-key rental on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `rental`
  ADD CONSTRAINT `rental_customer_id_fkey` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`customer_id`) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT `rental_inventory_id_fkey` FOREIGN KEY (`inventory_id`) REFERENCES `inventory` (`inventory_id`) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT `rental_staff_id_fkey` FOREIGN KEY (`staff_id`) REFERENCES `staff` (`staff_id`) ON DELETE RESTRICT ON UPDATE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove staff on=target
SELECT 'staff_address_id_fkey' AS foreign_key, c.`address_id`
FROM `staff` AS c LEFT JOIN `address` AS p ON p.`address_id` = c.`address_id`
WHERE c.`address_id` IS NOT NULL AND p.`address_id` IS NULL LIMIT 1;
SELECT 'staff_store_id_fkey' AS foreign_key, c.`store_id`
FROM `staff` AS c LEFT JOIN `store` AS p ON p.`store_id` = c.`store_id`
WHERE c.`store_id` IS NOT NULL AND p.`store_id` IS NULL LIMIT 1;

-- @step add-foreign-key staff on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `staff`
  ADD CONSTRAINT `staff_address_id_fkey` FOREIGN KEY (`address_id`) REFERENCES `address` (`address_id`) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT `staff_store_id_fkey` FOREIGN KEY (`store_id`) REFERENCES `store` (`store_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove store on=target
SELECT 'store_address_id_fkey' AS foreign_key, c.`address_id`
FROM `store` AS c LEFT JOIN `address` AS p ON p.`address_id` = c.`address_id`
WHERE c.`address_id` IS NOT NULL AND p.`address_id` IS NULL LIMIT 1;
SELECT 'store_manager_staff_id_fkey' AS foreign_key, c.`manager_staff_id`
FROM `store` AS c LEFT JOIN `staff` AS p ON p.`staff_id` = c.`manager_staff_id`
WHERE c.`manager_staff_id` IS NOT NULL AND p.`staff_id` IS NULL LIMIT 1;

-- @step add-foreign-key store on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `store`
  ADD CONSTRAINT `store_address_id_fkey` FOREIGN KEY (`address_id`) REFERENCES `address` (`address_id`) ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT `store_manager_staff_id_fkey` FOREIGN KEY (`manager_staff_id`) REFERENCES `staff` (`staff_id`) ON DELETE RESTRICT ON UPDATE CASCADE;
SET SESSION foreign_key_checks = 1;


-- @phase counters
-- @step set-counter actor on=target
ALTER TABLE `actor` AUTO_INCREMENT = 201;

-- @step set-counter address on=target
ALTER TABLE `address` AUTO_INCREMENT = 606;

-- @step set-counter category on=target
ALTER TABLE `category` AUTO_INCREMENT = 17;

-- @step set-counter city on=target
ALTER TABLE `city` AUTO_INCREMENT = 601;

-- @step set-counter country on=target
ALTER TABLE `country` AUTO_INCREMENT = 110;

-- @step set-counter customer on=target
ALTER TABLE `customer` AUTO_INCREMENT = 600;

-- @step set-counter film on=target
ALTER TABLE `film` AUTO_INCREMENT = 1001;

-- @step set-counter inventory on=target
ALTER TABLE `inventory` AUTO_INCREMENT = 4582;

-- @step set-counter language on=target
ALTER TABLE `language` AUTO_INCREMENT = 7;

-- @step set-counter rental on=target
ALTER TABLE `rental` AUTO_INCREMENT = 16050;

-- @step set-counter staff on=target
ALTER TABLE `staff` AUTO_INCREMENT = 3;

-- @step set-counter store on=target
ALTER TABLE `store` AUTO_INCREMENT = 3;

-- @step set-counter "sequence payment_payment_id_seq" on=target
SET @next = GREATEST(32099, COALESCE((SELECT CAST(MAX(`payment_id`) AS DECIMAL(65)) + (1) FROM `target_db`.`payment`), 32099), COALESCE((SELECT CAST(MAX(`payment_id`) AS DECIMAL(65)) + (1) FROM `target_db`.`payment_p2007_01`), 32099), COALESCE((SELECT CAST(MAX(`payment_id`) AS DECIMAL(65)) + (1) FROM `target_db`.`payment_p2007_02`), 32099), COALESCE((SELECT CAST(MAX(`payment_id`) AS DECIMAL(65)) + (1) FROM `target_db`.`payment_p2007_03`), 32099), COALESCE((SELECT CAST(MAX(`payment_id`) AS DECIMAL(65)) + (1) FROM `target_db`.`payment_p2007_04`), 32099), COALESCE((SELECT CAST(MAX(`payment_id`) AS DECIMAL(65)) + (1) FROM `target_db`.`payment_p2007_05`), 32099), COALESCE((SELECT CAST(MAX(`payment_id`) AS DECIMAL(65)) + (1) FROM `target_db`.`payment_p2007_06`), 32099));
EXECUTE IMMEDIATE CONCAT('ALTER SEQUENCE `target_db`.`payment_payment_id_seq` RESTART WITH ', CAST(LEAST(@next, 9223372036854775806) AS DECIMAL(65)));
DO IF(@next > 9223372036854775806, NEXTVAL(`target_db`.`payment_payment_id_seq`), NULL);


-- @phase finish
