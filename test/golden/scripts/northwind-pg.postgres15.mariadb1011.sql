-- @migration format=1 source=source (postgresql 15.18, database source_db, id …) target=target (mariadb 10.11.19, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.

-- @phase tables
-- @step create-table categories on=target
CREATE TABLE `categories` (
  `category_id` SMALLINT NOT NULL,
  `category_name` VARCHAR(15) COLLATE utf8mb4_nopad_bin NOT NULL,
  `description` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `picture` LONGBLOB NULL,
  PRIMARY KEY (`category_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table customer_customer_demo on=target
CREATE TABLE `customer_customer_demo` (
  `customer_id` VARCHAR(5) COLLATE utf8mb4_nopad_bin NOT NULL,
  `customer_type_id` VARCHAR(5) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`customer_id`, `customer_type_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table customer_demographics on=target
CREATE TABLE `customer_demographics` (
  `customer_type_id` VARCHAR(5) COLLATE utf8mb4_nopad_bin NOT NULL,
  `customer_desc` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`customer_type_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table customers on=target
CREATE TABLE `customers` (
  `customer_id` VARCHAR(5) COLLATE utf8mb4_nopad_bin NOT NULL,
  `company_name` VARCHAR(40) COLLATE utf8mb4_nopad_bin NOT NULL,
  `contact_name` VARCHAR(30) COLLATE utf8mb4_nopad_bin NULL,
  `contact_title` VARCHAR(30) COLLATE utf8mb4_nopad_bin NULL,
  `address` VARCHAR(60) COLLATE utf8mb4_nopad_bin NULL,
  `city` VARCHAR(15) COLLATE utf8mb4_nopad_bin NULL,
  `region` VARCHAR(15) COLLATE utf8mb4_nopad_bin NULL,
  `postal_code` VARCHAR(10) COLLATE utf8mb4_nopad_bin NULL,
  `country` VARCHAR(15) COLLATE utf8mb4_nopad_bin NULL,
  `phone` VARCHAR(24) COLLATE utf8mb4_nopad_bin NULL,
  `fax` VARCHAR(24) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`customer_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table employee_territories on=target
CREATE TABLE `employee_territories` (
  `employee_id` SMALLINT NOT NULL,
  `territory_id` VARCHAR(20) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`employee_id`, `territory_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table employees on=target
CREATE TABLE `employees` (
  `employee_id` SMALLINT NOT NULL,
  `last_name` VARCHAR(20) COLLATE utf8mb4_nopad_bin NOT NULL,
  `first_name` VARCHAR(10) COLLATE utf8mb4_nopad_bin NOT NULL,
  `title` VARCHAR(30) COLLATE utf8mb4_nopad_bin NULL,
  `title_of_courtesy` VARCHAR(25) COLLATE utf8mb4_nopad_bin NULL,
  `birth_date` DATE NULL,
  `hire_date` DATE NULL,
  `address` VARCHAR(60) COLLATE utf8mb4_nopad_bin NULL,
  `city` VARCHAR(15) COLLATE utf8mb4_nopad_bin NULL,
  `region` VARCHAR(15) COLLATE utf8mb4_nopad_bin NULL,
  `postal_code` VARCHAR(10) COLLATE utf8mb4_nopad_bin NULL,
  `country` VARCHAR(15) COLLATE utf8mb4_nopad_bin NULL,
  `home_phone` VARCHAR(24) COLLATE utf8mb4_nopad_bin NULL,
  `extension` VARCHAR(4) COLLATE utf8mb4_nopad_bin NULL,
  `photo` LONGBLOB NULL,
  `notes` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `reports_to` SMALLINT NULL,
  `photo_path` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`employee_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table order_details on=target
CREATE TABLE `order_details` (
  `order_id` SMALLINT NOT NULL,
  `product_id` SMALLINT NOT NULL,
  `unit_price` FLOAT NOT NULL,
  `quantity` SMALLINT NOT NULL,
  `discount` FLOAT NOT NULL,
  PRIMARY KEY (`order_id`, `product_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table orders on=target
CREATE TABLE `orders` (
  `order_id` SMALLINT NOT NULL,
  `customer_id` VARCHAR(5) COLLATE utf8mb4_nopad_bin NULL,
  `employee_id` SMALLINT NULL,
  `order_date` DATE NULL,
  `required_date` DATE NULL,
  `shipped_date` DATE NULL,
  `ship_via` SMALLINT NULL,
  `freight` FLOAT NULL,
  `ship_name` VARCHAR(40) COLLATE utf8mb4_nopad_bin NULL,
  `ship_address` VARCHAR(60) COLLATE utf8mb4_nopad_bin NULL,
  `ship_city` VARCHAR(15) COLLATE utf8mb4_nopad_bin NULL,
  `ship_region` VARCHAR(15) COLLATE utf8mb4_nopad_bin NULL,
  `ship_postal_code` VARCHAR(10) COLLATE utf8mb4_nopad_bin NULL,
  `ship_country` VARCHAR(15) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`order_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table products on=target
CREATE TABLE `products` (
  `product_id` SMALLINT NOT NULL,
  `product_name` VARCHAR(40) COLLATE utf8mb4_nopad_bin NOT NULL,
  `supplier_id` SMALLINT NULL,
  `category_id` SMALLINT NULL,
  `quantity_per_unit` VARCHAR(20) COLLATE utf8mb4_nopad_bin NULL,
  `unit_price` FLOAT NULL,
  `units_in_stock` SMALLINT NULL,
  `units_on_order` SMALLINT NULL,
  `reorder_level` SMALLINT NULL,
  `discontinued` INT NOT NULL,
  PRIMARY KEY (`product_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table region on=target
CREATE TABLE `region` (
  `region_id` SMALLINT NOT NULL,
  `region_description` VARCHAR(60) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`region_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table shippers on=target
CREATE TABLE `shippers` (
  `shipper_id` SMALLINT NOT NULL,
  `company_name` VARCHAR(40) COLLATE utf8mb4_nopad_bin NOT NULL,
  `phone` VARCHAR(24) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`shipper_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table suppliers on=target
CREATE TABLE `suppliers` (
  `supplier_id` SMALLINT NOT NULL,
  `company_name` VARCHAR(40) COLLATE utf8mb4_nopad_bin NOT NULL,
  `contact_name` VARCHAR(30) COLLATE utf8mb4_nopad_bin NULL,
  `contact_title` VARCHAR(30) COLLATE utf8mb4_nopad_bin NULL,
  `address` VARCHAR(60) COLLATE utf8mb4_nopad_bin NULL,
  `city` VARCHAR(15) COLLATE utf8mb4_nopad_bin NULL,
  `region` VARCHAR(15) COLLATE utf8mb4_nopad_bin NULL,
  `postal_code` VARCHAR(10) COLLATE utf8mb4_nopad_bin NULL,
  `country` VARCHAR(15) COLLATE utf8mb4_nopad_bin NULL,
  `phone` VARCHAR(24) COLLATE utf8mb4_nopad_bin NULL,
  `fax` VARCHAR(24) COLLATE utf8mb4_nopad_bin NULL,
  `homepage` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`supplier_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table territories on=target
CREATE TABLE `territories` (
  `territory_id` VARCHAR(20) COLLATE utf8mb4_nopad_bin NOT NULL,
  `territory_description` VARCHAR(60) COLLATE utf8mb4_nopad_bin NOT NULL,
  `region_id` SMALLINT NOT NULL,
  PRIMARY KEY (`territory_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table us_states on=target
CREATE TABLE `us_states` (
  `state_id` SMALLINT NOT NULL,
  `state_name` VARCHAR(100) COLLATE utf8mb4_nopad_bin NULL,
  `state_abbr` VARCHAR(2) COLLATE utf8mb4_nopad_bin NULL,
  `state_region` VARCHAR(50) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`state_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;


-- @phase foreign keys
-- @step prove customer_customer_demo on=target
SELECT 'fk_customer_customer_demo_customer_demographics' AS foreign_key, c.`customer_type_id`
FROM `customer_customer_demo` AS c LEFT JOIN `customer_demographics` AS p ON p.`customer_type_id` = c.`customer_type_id`
WHERE c.`customer_type_id` IS NOT NULL AND p.`customer_type_id` IS NULL LIMIT 1;
SELECT 'fk_customer_customer_demo_customers' AS foreign_key, c.`customer_id`
FROM `customer_customer_demo` AS c LEFT JOIN `customers` AS p ON p.`customer_id` = c.`customer_id`
WHERE c.`customer_id` IS NOT NULL AND p.`customer_id` IS NULL LIMIT 1;

-- @step add-foreign-key customer_customer_demo on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `customer_customer_demo`
  ADD CONSTRAINT `fk_customer_customer_demo_customer_demographics` FOREIGN KEY (`customer_type_id`) REFERENCES `customer_demographics` (`customer_type_id`),
  ADD CONSTRAINT `fk_customer_customer_demo_customers` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`customer_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove employee_territories on=target
SELECT 'fk_employee_territories_employees' AS foreign_key, c.`employee_id`
FROM `employee_territories` AS c LEFT JOIN `employees` AS p ON p.`employee_id` = c.`employee_id`
WHERE c.`employee_id` IS NOT NULL AND p.`employee_id` IS NULL LIMIT 1;
SELECT 'fk_employee_territories_territories' AS foreign_key, c.`territory_id`
FROM `employee_territories` AS c LEFT JOIN `territories` AS p ON p.`territory_id` = c.`territory_id`
WHERE c.`territory_id` IS NOT NULL AND p.`territory_id` IS NULL LIMIT 1;

-- @step add-foreign-key employee_territories on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `employee_territories`
  ADD CONSTRAINT `fk_employee_territories_employees` FOREIGN KEY (`employee_id`) REFERENCES `employees` (`employee_id`),
  ADD CONSTRAINT `fk_employee_territories_territories` FOREIGN KEY (`territory_id`) REFERENCES `territories` (`territory_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove employees on=target
SELECT 'fk_employees_employees' AS foreign_key, c.`reports_to`
FROM `employees` AS c LEFT JOIN `employees` AS p ON p.`employee_id` = c.`reports_to`
WHERE c.`reports_to` IS NOT NULL AND p.`employee_id` IS NULL LIMIT 1;

-- @step add-foreign-key employees on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `employees`
  ADD CONSTRAINT `fk_employees_employees` FOREIGN KEY (`reports_to`) REFERENCES `employees` (`employee_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove order_details on=target
SELECT 'fk_order_details_orders' AS foreign_key, c.`order_id`
FROM `order_details` AS c LEFT JOIN `orders` AS p ON p.`order_id` = c.`order_id`
WHERE c.`order_id` IS NOT NULL AND p.`order_id` IS NULL LIMIT 1;
SELECT 'fk_order_details_products' AS foreign_key, c.`product_id`
FROM `order_details` AS c LEFT JOIN `products` AS p ON p.`product_id` = c.`product_id`
WHERE c.`product_id` IS NOT NULL AND p.`product_id` IS NULL LIMIT 1;

-- @step add-foreign-key order_details on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `order_details`
  ADD CONSTRAINT `fk_order_details_orders` FOREIGN KEY (`order_id`) REFERENCES `orders` (`order_id`),
  ADD CONSTRAINT `fk_order_details_products` FOREIGN KEY (`product_id`) REFERENCES `products` (`product_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove orders on=target
SELECT 'fk_orders_customers' AS foreign_key, c.`customer_id`
FROM `orders` AS c LEFT JOIN `customers` AS p ON p.`customer_id` = c.`customer_id`
WHERE c.`customer_id` IS NOT NULL AND p.`customer_id` IS NULL LIMIT 1;
SELECT 'fk_orders_employees' AS foreign_key, c.`employee_id`
FROM `orders` AS c LEFT JOIN `employees` AS p ON p.`employee_id` = c.`employee_id`
WHERE c.`employee_id` IS NOT NULL AND p.`employee_id` IS NULL LIMIT 1;
SELECT 'fk_orders_shippers' AS foreign_key, c.`ship_via`
FROM `orders` AS c LEFT JOIN `shippers` AS p ON p.`shipper_id` = c.`ship_via`
WHERE c.`ship_via` IS NOT NULL AND p.`shipper_id` IS NULL LIMIT 1;

-- @step add-foreign-key orders on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `orders`
  ADD CONSTRAINT `fk_orders_customers` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`customer_id`),
  ADD CONSTRAINT `fk_orders_employees` FOREIGN KEY (`employee_id`) REFERENCES `employees` (`employee_id`),
  ADD CONSTRAINT `fk_orders_shippers` FOREIGN KEY (`ship_via`) REFERENCES `shippers` (`shipper_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove products on=target
SELECT 'fk_products_categories' AS foreign_key, c.`category_id`
FROM `products` AS c LEFT JOIN `categories` AS p ON p.`category_id` = c.`category_id`
WHERE c.`category_id` IS NOT NULL AND p.`category_id` IS NULL LIMIT 1;
SELECT 'fk_products_suppliers' AS foreign_key, c.`supplier_id`
FROM `products` AS c LEFT JOIN `suppliers` AS p ON p.`supplier_id` = c.`supplier_id`
WHERE c.`supplier_id` IS NOT NULL AND p.`supplier_id` IS NULL LIMIT 1;

-- @step add-foreign-key products on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `products`
  ADD CONSTRAINT `fk_products_categories` FOREIGN KEY (`category_id`) REFERENCES `categories` (`category_id`),
  ADD CONSTRAINT `fk_products_suppliers` FOREIGN KEY (`supplier_id`) REFERENCES `suppliers` (`supplier_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove territories on=target
SELECT 'fk_territories_region' AS foreign_key, c.`region_id`
FROM `territories` AS c LEFT JOIN `region` AS p ON p.`region_id` = c.`region_id`
WHERE c.`region_id` IS NOT NULL AND p.`region_id` IS NULL LIMIT 1;

-- @step add-foreign-key territories on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `territories`
  ADD CONSTRAINT `fk_territories_region` FOREIGN KEY (`region_id`) REFERENCES `region` (`region_id`);
SET SESSION foreign_key_checks = 1;


-- @phase finish
