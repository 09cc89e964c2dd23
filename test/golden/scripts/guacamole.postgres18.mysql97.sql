-- @migration format=1 source=source (postgresql 18.4, database source_db, id …) target=target (mysql 9.7.4, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.
-- @finding info TYPE_NOT_CARRIED type public.guacamole_connection_group_type: The enum type itself is not created; columns of it get the type that the script shows.
-- @finding info TYPE_NOT_CARRIED type public.guacamole_entity_type: The enum type itself is not created; columns of it get the type that the script shows.
-- @finding info TYPE_NOT_CARRIED type public.guacamole_object_permission_type: The enum type itself is not created; columns of it get the type that the script shows.
-- @finding info TYPE_NOT_CARRIED type public.guacamole_proxy_encryption_method: The enum type itself is not created; columns of it get the type that the script shows.
-- @finding info TYPE_NOT_CARRIED type public.guacamole_system_permission_type: The enum type itself is not created; columns of it get the type that the script shows.

-- @phase prepare
-- @step session load on=target
SET SESSION innodb_ddl_buffer_size = 67108864;


-- @phase tables
-- @step create-table guacamole_connection on=target
CREATE TABLE `guacamole_connection` (
  `connection_id` INT NOT NULL AUTO_INCREMENT,
  `connection_name` VARCHAR(128) COLLATE utf8mb4_0900_bin NOT NULL,
  `parent_id` INT NULL,
  `protocol` VARCHAR(32) COLLATE utf8mb4_0900_bin NOT NULL,
  `max_connections` INT NULL,
  `max_connections_per_user` INT NULL,
  `connection_weight` INT NULL,
  `failover_only` BOOLEAN NOT NULL DEFAULT 0,
  `proxy_port` INT NULL,
  `proxy_hostname` VARCHAR(512) COLLATE utf8mb4_0900_bin NULL,
  `proxy_encryption_method` ENUM('NONE', 'SSL') COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`connection_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_connection_attribute on=target
CREATE TABLE `guacamole_connection_attribute` (
  `connection_id` INT NOT NULL,
  `attribute_name` VARCHAR(128) COLLATE utf8mb4_0900_bin NOT NULL,
  `attribute_value` VARCHAR(4096) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`connection_id`, `attribute_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_connection_group on=target
CREATE TABLE `guacamole_connection_group` (
  `connection_group_id` INT NOT NULL AUTO_INCREMENT,
  `parent_id` INT NULL,
  `connection_group_name` VARCHAR(128) COLLATE utf8mb4_0900_bin NOT NULL,
  `type` ENUM('ORGANIZATIONAL', 'BALANCING') COLLATE utf8mb4_0900_bin NOT NULL DEFAULT 'ORGANIZATIONAL',
  `max_connections` INT NULL,
  `max_connections_per_user` INT NULL,
  `enable_session_affinity` BOOLEAN NOT NULL DEFAULT 0,
  PRIMARY KEY (`connection_group_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_connection_group_attribute on=target
CREATE TABLE `guacamole_connection_group_attribute` (
  `connection_group_id` INT NOT NULL,
  `attribute_name` VARCHAR(128) COLLATE utf8mb4_0900_bin NOT NULL,
  `attribute_value` VARCHAR(4096) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`connection_group_id`, `attribute_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_connection_group_permission on=target
CREATE TABLE `guacamole_connection_group_permission` (
  `entity_id` INT NOT NULL,
  `connection_group_id` INT NOT NULL,
  `permission` ENUM('READ', 'UPDATE', 'DELETE', 'ADMINISTER') COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`entity_id`, `connection_group_id`, `permission`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_connection_history on=target
CREATE TABLE `guacamole_connection_history` (
  `history_id` INT NOT NULL AUTO_INCREMENT,
  `user_id` INT NULL,
  `username` VARCHAR(128) COLLATE utf8mb4_0900_bin NOT NULL,
  `remote_host` VARCHAR(256) COLLATE utf8mb4_0900_bin NULL,
  `connection_id` INT NULL,
  `connection_name` VARCHAR(128) COLLATE utf8mb4_0900_bin NOT NULL,
  `sharing_profile_id` INT NULL,
  `sharing_profile_name` VARCHAR(128) COLLATE utf8mb4_0900_bin NULL,
  `start_date` DATETIME(6) NOT NULL,
  `end_date` DATETIME(6) NULL,
  PRIMARY KEY (`history_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_connection_parameter on=target
CREATE TABLE `guacamole_connection_parameter` (
  `connection_id` INT NOT NULL,
  `parameter_name` VARCHAR(128) COLLATE utf8mb4_0900_bin NOT NULL,
  `parameter_value` VARCHAR(4096) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`connection_id`, `parameter_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_connection_permission on=target
CREATE TABLE `guacamole_connection_permission` (
  `entity_id` INT NOT NULL,
  `connection_id` INT NOT NULL,
  `permission` ENUM('READ', 'UPDATE', 'DELETE', 'ADMINISTER') COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`entity_id`, `connection_id`, `permission`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_entity on=target
CREATE TABLE `guacamole_entity` (
  `entity_id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(128) COLLATE utf8mb4_0900_bin NOT NULL,
  `type` ENUM('USER', 'USER_GROUP') COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`entity_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_sharing_profile on=target
CREATE TABLE `guacamole_sharing_profile` (
  `sharing_profile_id` INT NOT NULL AUTO_INCREMENT,
  `sharing_profile_name` VARCHAR(128) COLLATE utf8mb4_0900_bin NOT NULL,
  `primary_connection_id` INT NOT NULL,
  PRIMARY KEY (`sharing_profile_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_sharing_profile_attribute on=target
CREATE TABLE `guacamole_sharing_profile_attribute` (
  `sharing_profile_id` INT NOT NULL,
  `attribute_name` VARCHAR(128) COLLATE utf8mb4_0900_bin NOT NULL,
  `attribute_value` VARCHAR(4096) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`sharing_profile_id`, `attribute_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_sharing_profile_parameter on=target
CREATE TABLE `guacamole_sharing_profile_parameter` (
  `sharing_profile_id` INT NOT NULL,
  `parameter_name` VARCHAR(128) COLLATE utf8mb4_0900_bin NOT NULL,
  `parameter_value` VARCHAR(4096) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`sharing_profile_id`, `parameter_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_sharing_profile_permission on=target
CREATE TABLE `guacamole_sharing_profile_permission` (
  `entity_id` INT NOT NULL,
  `sharing_profile_id` INT NOT NULL,
  `permission` ENUM('READ', 'UPDATE', 'DELETE', 'ADMINISTER') COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`entity_id`, `sharing_profile_id`, `permission`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_system_permission on=target
CREATE TABLE `guacamole_system_permission` (
  `entity_id` INT NOT NULL,
  `permission` ENUM('CREATE_CONNECTION', 'CREATE_CONNECTION_GROUP', 'CREATE_SHARING_PROFILE', 'CREATE_USER', 'CREATE_USER_GROUP', 'AUDIT', 'ADMINISTER') COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`entity_id`, `permission`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_user on=target
CREATE TABLE `guacamole_user` (
  `user_id` INT NOT NULL AUTO_INCREMENT,
  `entity_id` INT NOT NULL,
  `password_hash` LONGBLOB NOT NULL,
  `password_salt` LONGBLOB NULL,
  `password_date` DATETIME(6) NOT NULL,
  `disabled` BOOLEAN NOT NULL DEFAULT 0,
  `expired` BOOLEAN NOT NULL DEFAULT 0,
  `access_window_start` TIME(6) NULL,
  `access_window_end` TIME(6) NULL,
  `valid_from` DATE NULL,
  `valid_until` DATE NULL,
  `timezone` VARCHAR(64) COLLATE utf8mb4_0900_bin NULL,
  `full_name` VARCHAR(256) COLLATE utf8mb4_0900_bin NULL,
  `email_address` VARCHAR(256) COLLATE utf8mb4_0900_bin NULL,
  `organization` VARCHAR(256) COLLATE utf8mb4_0900_bin NULL,
  `organizational_role` VARCHAR(256) COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`user_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_user_attribute on=target
CREATE TABLE `guacamole_user_attribute` (
  `user_id` INT NOT NULL,
  `attribute_name` VARCHAR(128) COLLATE utf8mb4_0900_bin NOT NULL,
  `attribute_value` VARCHAR(4096) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`user_id`, `attribute_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_user_group on=target
CREATE TABLE `guacamole_user_group` (
  `user_group_id` INT NOT NULL AUTO_INCREMENT,
  `entity_id` INT NOT NULL,
  `disabled` BOOLEAN NOT NULL DEFAULT 0,
  PRIMARY KEY (`user_group_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_user_group_attribute on=target
CREATE TABLE `guacamole_user_group_attribute` (
  `user_group_id` INT NOT NULL,
  `attribute_name` VARCHAR(128) COLLATE utf8mb4_0900_bin NOT NULL,
  `attribute_value` VARCHAR(4096) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`user_group_id`, `attribute_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_user_group_member on=target
CREATE TABLE `guacamole_user_group_member` (
  `user_group_id` INT NOT NULL,
  `member_entity_id` INT NOT NULL,
  PRIMARY KEY (`user_group_id`, `member_entity_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_user_group_permission on=target
CREATE TABLE `guacamole_user_group_permission` (
  `entity_id` INT NOT NULL,
  `affected_user_group_id` INT NOT NULL,
  `permission` ENUM('READ', 'UPDATE', 'DELETE', 'ADMINISTER') COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`entity_id`, `affected_user_group_id`, `permission`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_user_history on=target
CREATE TABLE `guacamole_user_history` (
  `history_id` INT NOT NULL AUTO_INCREMENT,
  `user_id` INT NULL,
  `username` VARCHAR(128) COLLATE utf8mb4_0900_bin NOT NULL,
  `remote_host` VARCHAR(256) COLLATE utf8mb4_0900_bin NULL,
  `start_date` DATETIME(6) NOT NULL,
  `end_date` DATETIME(6) NULL,
  PRIMARY KEY (`history_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_user_password_history on=target
CREATE TABLE `guacamole_user_password_history` (
  `password_history_id` INT NOT NULL AUTO_INCREMENT,
  `user_id` INT NOT NULL,
  `password_hash` LONGBLOB NOT NULL,
  `password_salt` LONGBLOB NULL,
  `password_date` DATETIME(6) NOT NULL,
  PRIMARY KEY (`password_history_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table guacamole_user_permission on=target
CREATE TABLE `guacamole_user_permission` (
  `entity_id` INT NOT NULL,
  `affected_user_id` INT NOT NULL,
  `permission` ENUM('READ', 'UPDATE', 'DELETE', 'ADMINISTER') COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`entity_id`, `affected_user_id`, `permission`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;


-- @phase keys
-- @step create-index guacamole_connection on=target
ALTER TABLE `guacamole_connection`
  ADD UNIQUE INDEX `connection_name_parent` (`connection_name`, `parent_id`),
  ADD INDEX `guacamole_connection_parent_id` (`parent_id`);

-- @step create-index guacamole_connection_attribute on=target
ALTER TABLE `guacamole_connection_attribute`
  ADD INDEX `guacamole_connection_attribute_connection_id` (`connection_id`);

-- @step create-index guacamole_connection_group on=target
ALTER TABLE `guacamole_connection_group`
  ADD UNIQUE INDEX `connection_group_name_parent` (`connection_group_name`, `parent_id`),
  ADD INDEX `guacamole_connection_group_parent_id` (`parent_id`);

-- @step create-index guacamole_connection_group_attribute on=target
ALTER TABLE `guacamole_connection_group_attribute`
  ADD INDEX `guacamole_connection_group_attribute_connection_group_id` (`connection_group_id`);

-- @step create-index guacamole_connection_group_permission on=target
ALTER TABLE `guacamole_connection_group_permission`
  ADD INDEX `guacamole_connection_group_permission_connection_group_id` (`connection_group_id`),
  ADD INDEX `guacamole_connection_group_permission_entity_id` (`entity_id`);

-- @step create-index guacamole_connection_history on=target
ALTER TABLE `guacamole_connection_history`
  ADD INDEX `guacamole_connection_history_connection_id` (`connection_id`),
  ADD INDEX `guacamole_connection_history_connection_id_start_date` (`connection_id`, `start_date`),
  ADD INDEX `guacamole_connection_history_end_date` (`end_date`),
  ADD INDEX `guacamole_connection_history_sharing_profile_id` (`sharing_profile_id`),
  ADD INDEX `guacamole_connection_history_start_date` (`start_date`),
  ADD INDEX `guacamole_connection_history_user_id` (`user_id`);

-- @step create-index guacamole_connection_parameter on=target
ALTER TABLE `guacamole_connection_parameter`
  ADD INDEX `guacamole_connection_parameter_connection_id` (`connection_id`);

-- @step create-index guacamole_connection_permission on=target
ALTER TABLE `guacamole_connection_permission`
  ADD INDEX `guacamole_connection_permission_connection_id` (`connection_id`),
  ADD INDEX `guacamole_connection_permission_entity_id` (`entity_id`);

-- @step create-index guacamole_entity on=target
ALTER TABLE `guacamole_entity`
  ADD UNIQUE INDEX `guacamole_entity_name_scope` (`type`, `name`);

-- @step create-index guacamole_sharing_profile on=target
ALTER TABLE `guacamole_sharing_profile`
  ADD INDEX `guacamole_sharing_profile_primary_connection_id` (`primary_connection_id`),
  ADD UNIQUE INDEX `sharing_profile_name_primary` (`sharing_profile_name`, `primary_connection_id`);

-- @step create-index guacamole_sharing_profile_attribute on=target
ALTER TABLE `guacamole_sharing_profile_attribute`
  ADD INDEX `guacamole_sharing_profile_attribute_sharing_profile_id` (`sharing_profile_id`);

-- @step create-index guacamole_sharing_profile_parameter on=target
ALTER TABLE `guacamole_sharing_profile_parameter`
  ADD INDEX `guacamole_sharing_profile_parameter_sharing_profile_id` (`sharing_profile_id`);

-- @step create-index guacamole_sharing_profile_permission on=target
ALTER TABLE `guacamole_sharing_profile_permission`
  ADD INDEX `guacamole_sharing_profile_permission_entity_id` (`entity_id`),
  ADD INDEX `guacamole_sharing_profile_permission_sharing_profile_id` (`sharing_profile_id`);

-- @step create-index guacamole_system_permission on=target
ALTER TABLE `guacamole_system_permission`
  ADD INDEX `guacamole_system_permission_entity_id` (`entity_id`);

-- @step create-index guacamole_user on=target
ALTER TABLE `guacamole_user`
  ADD UNIQUE INDEX `guacamole_user_single_entity` (`entity_id`);

-- @step create-index guacamole_user_attribute on=target
ALTER TABLE `guacamole_user_attribute`
  ADD INDEX `guacamole_user_attribute_user_id` (`user_id`);

-- @step create-index guacamole_user_group on=target
ALTER TABLE `guacamole_user_group`
  ADD UNIQUE INDEX `guacamole_user_group_single_entity` (`entity_id`);

-- @step create-index guacamole_user_group_attribute on=target
ALTER TABLE `guacamole_user_group_attribute`
  ADD INDEX `guacamole_user_group_attribute_user_group_id` (`user_group_id`);

-- @step create-index guacamole_user_group_permission on=target
ALTER TABLE `guacamole_user_group_permission`
  ADD INDEX `guacamole_user_group_permission_affected_user_group_id` (`affected_user_group_id`),
  ADD INDEX `guacamole_user_group_permission_entity_id` (`entity_id`);

-- @step create-index guacamole_user_history on=target
ALTER TABLE `guacamole_user_history`
  ADD INDEX `guacamole_user_history_end_date` (`end_date`),
  ADD INDEX `guacamole_user_history_start_date` (`start_date`),
  ADD INDEX `guacamole_user_history_user_id` (`user_id`),
  ADD INDEX `guacamole_user_history_user_id_start_date` (`user_id`, `start_date`);

-- @step create-index guacamole_user_password_history on=target
ALTER TABLE `guacamole_user_password_history`
  ADD INDEX `guacamole_user_password_history_user_id` (`user_id`);

-- @step create-index guacamole_user_permission on=target
ALTER TABLE `guacamole_user_permission`
  ADD INDEX `guacamole_user_permission_affected_user_id` (`affected_user_id`),
  ADD INDEX `guacamole_user_permission_entity_id` (`entity_id`);


-- @phase foreign keys
-- @step prove guacamole_connection on=target
SELECT 'guacamole_connection_ibfk_1' AS foreign_key, c.`parent_id`
FROM `guacamole_connection` AS c LEFT JOIN `guacamole_connection_group` AS p ON p.`connection_group_id` = c.`parent_id`
WHERE c.`parent_id` IS NOT NULL AND p.`connection_group_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_connection on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_connection`
  ADD CONSTRAINT `guacamole_connection_ibfk_1` FOREIGN KEY (`parent_id`) REFERENCES `guacamole_connection_group` (`connection_group_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_connection_attribute on=target
SELECT 'guacamole_connection_attribute_ibfk_1' AS foreign_key, c.`connection_id`
FROM `guacamole_connection_attribute` AS c LEFT JOIN `guacamole_connection` AS p ON p.`connection_id` = c.`connection_id`
WHERE c.`connection_id` IS NOT NULL AND p.`connection_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_connection_attribute on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_connection_attribute`
  ADD CONSTRAINT `guacamole_connection_attribute_ibfk_1` FOREIGN KEY (`connection_id`) REFERENCES `guacamole_connection` (`connection_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_connection_group on=target
SELECT 'guacamole_connection_group_ibfk_1' AS foreign_key, c.`parent_id`
FROM `guacamole_connection_group` AS c LEFT JOIN `guacamole_connection_group` AS p ON p.`connection_group_id` = c.`parent_id`
WHERE c.`parent_id` IS NOT NULL AND p.`connection_group_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_connection_group on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_connection_group`
  ADD CONSTRAINT `guacamole_connection_group_ibfk_1` FOREIGN KEY (`parent_id`) REFERENCES `guacamole_connection_group` (`connection_group_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_connection_group_attribute on=target
SELECT 'guacamole_connection_group_attribute_ibfk_1' AS foreign_key, c.`connection_group_id`
FROM `guacamole_connection_group_attribute` AS c LEFT JOIN `guacamole_connection_group` AS p ON p.`connection_group_id` = c.`connection_group_id`
WHERE c.`connection_group_id` IS NOT NULL AND p.`connection_group_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_connection_group_attribute on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_connection_group_attribute`
  ADD CONSTRAINT `guacamole_connection_group_attribute_ibfk_1` FOREIGN KEY (`connection_group_id`) REFERENCES `guacamole_connection_group` (`connection_group_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_connection_group_permission on=target
SELECT 'guacamole_connection_group_permission_entity' AS foreign_key, c.`entity_id`
FROM `guacamole_connection_group_permission` AS c LEFT JOIN `guacamole_entity` AS p ON p.`entity_id` = c.`entity_id`
WHERE c.`entity_id` IS NOT NULL AND p.`entity_id` IS NULL LIMIT 1;
SELECT 'guacamole_connection_group_permission_ibfk_1' AS foreign_key, c.`connection_group_id`
FROM `guacamole_connection_group_permission` AS c LEFT JOIN `guacamole_connection_group` AS p ON p.`connection_group_id` = c.`connection_group_id`
WHERE c.`connection_group_id` IS NOT NULL AND p.`connection_group_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_connection_group_permission on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_connection_group_permission`
  ADD CONSTRAINT `guacamole_connection_group_permission_entity` FOREIGN KEY (`entity_id`) REFERENCES `guacamole_entity` (`entity_id`) ON DELETE CASCADE,
  ADD CONSTRAINT `guacamole_connection_group_permission_ibfk_1` FOREIGN KEY (`connection_group_id`) REFERENCES `guacamole_connection_group` (`connection_group_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_connection_history on=target
SELECT 'guacamole_connection_history_ibfk_1' AS foreign_key, c.`user_id`
FROM `guacamole_connection_history` AS c LEFT JOIN `guacamole_user` AS p ON p.`user_id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`user_id` IS NULL LIMIT 1;
SELECT 'guacamole_connection_history_ibfk_2' AS foreign_key, c.`connection_id`
FROM `guacamole_connection_history` AS c LEFT JOIN `guacamole_connection` AS p ON p.`connection_id` = c.`connection_id`
WHERE c.`connection_id` IS NOT NULL AND p.`connection_id` IS NULL LIMIT 1;
SELECT 'guacamole_connection_history_ibfk_3' AS foreign_key, c.`sharing_profile_id`
FROM `guacamole_connection_history` AS c LEFT JOIN `guacamole_sharing_profile` AS p ON p.`sharing_profile_id` = c.`sharing_profile_id`
WHERE c.`sharing_profile_id` IS NOT NULL AND p.`sharing_profile_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_connection_history on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_connection_history`
  ADD CONSTRAINT `guacamole_connection_history_ibfk_1` FOREIGN KEY (`user_id`) REFERENCES `guacamole_user` (`user_id`) ON DELETE SET NULL,
  ADD CONSTRAINT `guacamole_connection_history_ibfk_2` FOREIGN KEY (`connection_id`) REFERENCES `guacamole_connection` (`connection_id`) ON DELETE SET NULL,
  ADD CONSTRAINT `guacamole_connection_history_ibfk_3` FOREIGN KEY (`sharing_profile_id`) REFERENCES `guacamole_sharing_profile` (`sharing_profile_id`) ON DELETE SET NULL;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_connection_parameter on=target
SELECT 'guacamole_connection_parameter_ibfk_1' AS foreign_key, c.`connection_id`
FROM `guacamole_connection_parameter` AS c LEFT JOIN `guacamole_connection` AS p ON p.`connection_id` = c.`connection_id`
WHERE c.`connection_id` IS NOT NULL AND p.`connection_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_connection_parameter on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_connection_parameter`
  ADD CONSTRAINT `guacamole_connection_parameter_ibfk_1` FOREIGN KEY (`connection_id`) REFERENCES `guacamole_connection` (`connection_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_connection_permission on=target
SELECT 'guacamole_connection_permission_entity' AS foreign_key, c.`entity_id`
FROM `guacamole_connection_permission` AS c LEFT JOIN `guacamole_entity` AS p ON p.`entity_id` = c.`entity_id`
WHERE c.`entity_id` IS NOT NULL AND p.`entity_id` IS NULL LIMIT 1;
SELECT 'guacamole_connection_permission_ibfk_1' AS foreign_key, c.`connection_id`
FROM `guacamole_connection_permission` AS c LEFT JOIN `guacamole_connection` AS p ON p.`connection_id` = c.`connection_id`
WHERE c.`connection_id` IS NOT NULL AND p.`connection_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_connection_permission on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_connection_permission`
  ADD CONSTRAINT `guacamole_connection_permission_entity` FOREIGN KEY (`entity_id`) REFERENCES `guacamole_entity` (`entity_id`) ON DELETE CASCADE,
  ADD CONSTRAINT `guacamole_connection_permission_ibfk_1` FOREIGN KEY (`connection_id`) REFERENCES `guacamole_connection` (`connection_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_sharing_profile on=target
SELECT 'guacamole_sharing_profile_ibfk_1' AS foreign_key, c.`primary_connection_id`
FROM `guacamole_sharing_profile` AS c LEFT JOIN `guacamole_connection` AS p ON p.`connection_id` = c.`primary_connection_id`
WHERE c.`primary_connection_id` IS NOT NULL AND p.`connection_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_sharing_profile on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_sharing_profile`
  ADD CONSTRAINT `guacamole_sharing_profile_ibfk_1` FOREIGN KEY (`primary_connection_id`) REFERENCES `guacamole_connection` (`connection_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_sharing_profile_attribute on=target
SELECT 'guacamole_sharing_profile_attribute_ibfk_1' AS foreign_key, c.`sharing_profile_id`
FROM `guacamole_sharing_profile_attribute` AS c LEFT JOIN `guacamole_sharing_profile` AS p ON p.`sharing_profile_id` = c.`sharing_profile_id`
WHERE c.`sharing_profile_id` IS NOT NULL AND p.`sharing_profile_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_sharing_profile_attribute on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_sharing_profile_attribute`
  ADD CONSTRAINT `guacamole_sharing_profile_attribute_ibfk_1` FOREIGN KEY (`sharing_profile_id`) REFERENCES `guacamole_sharing_profile` (`sharing_profile_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_sharing_profile_parameter on=target
SELECT 'guacamole_sharing_profile_parameter_ibfk_1' AS foreign_key, c.`sharing_profile_id`
FROM `guacamole_sharing_profile_parameter` AS c LEFT JOIN `guacamole_sharing_profile` AS p ON p.`sharing_profile_id` = c.`sharing_profile_id`
WHERE c.`sharing_profile_id` IS NOT NULL AND p.`sharing_profile_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_sharing_profile_parameter on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_sharing_profile_parameter`
  ADD CONSTRAINT `guacamole_sharing_profile_parameter_ibfk_1` FOREIGN KEY (`sharing_profile_id`) REFERENCES `guacamole_sharing_profile` (`sharing_profile_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_sharing_profile_permission on=target
SELECT 'guacamole_sharing_profile_permission_entity' AS foreign_key, c.`entity_id`
FROM `guacamole_sharing_profile_permission` AS c LEFT JOIN `guacamole_entity` AS p ON p.`entity_id` = c.`entity_id`
WHERE c.`entity_id` IS NOT NULL AND p.`entity_id` IS NULL LIMIT 1;
SELECT 'guacamole_sharing_profile_permission_ibfk_1' AS foreign_key, c.`sharing_profile_id`
FROM `guacamole_sharing_profile_permission` AS c LEFT JOIN `guacamole_sharing_profile` AS p ON p.`sharing_profile_id` = c.`sharing_profile_id`
WHERE c.`sharing_profile_id` IS NOT NULL AND p.`sharing_profile_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_sharing_profile_permission on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_sharing_profile_permission`
  ADD CONSTRAINT `guacamole_sharing_profile_permission_entity` FOREIGN KEY (`entity_id`) REFERENCES `guacamole_entity` (`entity_id`) ON DELETE CASCADE,
  ADD CONSTRAINT `guacamole_sharing_profile_permission_ibfk_1` FOREIGN KEY (`sharing_profile_id`) REFERENCES `guacamole_sharing_profile` (`sharing_profile_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_system_permission on=target
SELECT 'guacamole_system_permission_entity' AS foreign_key, c.`entity_id`
FROM `guacamole_system_permission` AS c LEFT JOIN `guacamole_entity` AS p ON p.`entity_id` = c.`entity_id`
WHERE c.`entity_id` IS NOT NULL AND p.`entity_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_system_permission on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_system_permission`
  ADD CONSTRAINT `guacamole_system_permission_entity` FOREIGN KEY (`entity_id`) REFERENCES `guacamole_entity` (`entity_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_user on=target
SELECT 'guacamole_user_entity' AS foreign_key, c.`entity_id`
FROM `guacamole_user` AS c LEFT JOIN `guacamole_entity` AS p ON p.`entity_id` = c.`entity_id`
WHERE c.`entity_id` IS NOT NULL AND p.`entity_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_user on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_user`
  ADD CONSTRAINT `guacamole_user_entity` FOREIGN KEY (`entity_id`) REFERENCES `guacamole_entity` (`entity_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_user_attribute on=target
SELECT 'guacamole_user_attribute_ibfk_1' AS foreign_key, c.`user_id`
FROM `guacamole_user_attribute` AS c LEFT JOIN `guacamole_user` AS p ON p.`user_id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`user_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_user_attribute on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_user_attribute`
  ADD CONSTRAINT `guacamole_user_attribute_ibfk_1` FOREIGN KEY (`user_id`) REFERENCES `guacamole_user` (`user_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_user_group on=target
SELECT 'guacamole_user_group_entity' AS foreign_key, c.`entity_id`
FROM `guacamole_user_group` AS c LEFT JOIN `guacamole_entity` AS p ON p.`entity_id` = c.`entity_id`
WHERE c.`entity_id` IS NOT NULL AND p.`entity_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_user_group on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_user_group`
  ADD CONSTRAINT `guacamole_user_group_entity` FOREIGN KEY (`entity_id`) REFERENCES `guacamole_entity` (`entity_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_user_group_attribute on=target
SELECT 'guacamole_user_group_attribute_ibfk_1' AS foreign_key, c.`user_group_id`
FROM `guacamole_user_group_attribute` AS c LEFT JOIN `guacamole_user_group` AS p ON p.`user_group_id` = c.`user_group_id`
WHERE c.`user_group_id` IS NOT NULL AND p.`user_group_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_user_group_attribute on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_user_group_attribute`
  ADD CONSTRAINT `guacamole_user_group_attribute_ibfk_1` FOREIGN KEY (`user_group_id`) REFERENCES `guacamole_user_group` (`user_group_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_user_group_member on=target
SELECT 'guacamole_user_group_member_entity' AS foreign_key, c.`member_entity_id`
FROM `guacamole_user_group_member` AS c LEFT JOIN `guacamole_entity` AS p ON p.`entity_id` = c.`member_entity_id`
WHERE c.`member_entity_id` IS NOT NULL AND p.`entity_id` IS NULL LIMIT 1;
SELECT 'guacamole_user_group_member_parent' AS foreign_key, c.`user_group_id`
FROM `guacamole_user_group_member` AS c LEFT JOIN `guacamole_user_group` AS p ON p.`user_group_id` = c.`user_group_id`
WHERE c.`user_group_id` IS NOT NULL AND p.`user_group_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_user_group_member on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_user_group_member`
  ADD CONSTRAINT `guacamole_user_group_member_entity` FOREIGN KEY (`member_entity_id`) REFERENCES `guacamole_entity` (`entity_id`) ON DELETE CASCADE,
  ADD CONSTRAINT `guacamole_user_group_member_parent` FOREIGN KEY (`user_group_id`) REFERENCES `guacamole_user_group` (`user_group_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_user_group_permission on=target
SELECT 'guacamole_user_group_permission_affected_user_group' AS foreign_key, c.`affected_user_group_id`
FROM `guacamole_user_group_permission` AS c LEFT JOIN `guacamole_user_group` AS p ON p.`user_group_id` = c.`affected_user_group_id`
WHERE c.`affected_user_group_id` IS NOT NULL AND p.`user_group_id` IS NULL LIMIT 1;
SELECT 'guacamole_user_group_permission_entity' AS foreign_key, c.`entity_id`
FROM `guacamole_user_group_permission` AS c LEFT JOIN `guacamole_entity` AS p ON p.`entity_id` = c.`entity_id`
WHERE c.`entity_id` IS NOT NULL AND p.`entity_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_user_group_permission on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_user_group_permission`
  ADD CONSTRAINT `guacamole_user_group_permission_affected_user_group` FOREIGN KEY (`affected_user_group_id`) REFERENCES `guacamole_user_group` (`user_group_id`) ON DELETE CASCADE,
  ADD CONSTRAINT `guacamole_user_group_permission_entity` FOREIGN KEY (`entity_id`) REFERENCES `guacamole_entity` (`entity_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_user_history on=target
SELECT 'guacamole_user_history_ibfk_1' AS foreign_key, c.`user_id`
FROM `guacamole_user_history` AS c LEFT JOIN `guacamole_user` AS p ON p.`user_id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`user_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_user_history on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_user_history`
  ADD CONSTRAINT `guacamole_user_history_ibfk_1` FOREIGN KEY (`user_id`) REFERENCES `guacamole_user` (`user_id`) ON DELETE SET NULL;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_user_password_history on=target
SELECT 'guacamole_user_password_history_ibfk_1' AS foreign_key, c.`user_id`
FROM `guacamole_user_password_history` AS c LEFT JOIN `guacamole_user` AS p ON p.`user_id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`user_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_user_password_history on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_user_password_history`
  ADD CONSTRAINT `guacamole_user_password_history_ibfk_1` FOREIGN KEY (`user_id`) REFERENCES `guacamole_user` (`user_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;

-- @step prove guacamole_user_permission on=target
SELECT 'guacamole_user_permission_entity' AS foreign_key, c.`entity_id`
FROM `guacamole_user_permission` AS c LEFT JOIN `guacamole_entity` AS p ON p.`entity_id` = c.`entity_id`
WHERE c.`entity_id` IS NOT NULL AND p.`entity_id` IS NULL LIMIT 1;
SELECT 'guacamole_user_permission_ibfk_1' AS foreign_key, c.`affected_user_id`
FROM `guacamole_user_permission` AS c LEFT JOIN `guacamole_user` AS p ON p.`user_id` = c.`affected_user_id`
WHERE c.`affected_user_id` IS NOT NULL AND p.`user_id` IS NULL LIMIT 1;

-- @step add-foreign-key guacamole_user_permission on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `guacamole_user_permission`
  ADD CONSTRAINT `guacamole_user_permission_entity` FOREIGN KEY (`entity_id`) REFERENCES `guacamole_entity` (`entity_id`) ON DELETE CASCADE,
  ADD CONSTRAINT `guacamole_user_permission_ibfk_1` FOREIGN KEY (`affected_user_id`) REFERENCES `guacamole_user` (`user_id`) ON DELETE CASCADE;
SET SESSION foreign_key_checks = 1;


-- @phase counters
-- @step set-counter guacamole_entity on=target
ALTER TABLE `guacamole_entity` AUTO_INCREMENT = 2;

-- @step set-counter guacamole_user on=target
ALTER TABLE `guacamole_user` AUTO_INCREMENT = 2;


-- @phase finish
