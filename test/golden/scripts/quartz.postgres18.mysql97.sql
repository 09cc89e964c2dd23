-- @migration format=1 source=source (postgresql 18.4, database source_db, id …) target=target (mysql 9.7.4, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.

-- @phase prepare
-- @step session load on=target
SET SESSION innodb_ddl_buffer_size = 67108864;


-- @phase tables
-- @step create-table qrtz_blob_triggers on=target
CREATE TABLE `qrtz_blob_triggers` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_0900_bin NOT NULL,
  `trigger_name` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `trigger_group` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `blob_data` LONGBLOB NULL,
  PRIMARY KEY (`sched_name`, `trigger_name`, `trigger_group`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table qrtz_calendars on=target
CREATE TABLE `qrtz_calendars` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_0900_bin NOT NULL,
  `calendar_name` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `calendar` LONGBLOB NOT NULL,
  PRIMARY KEY (`sched_name`, `calendar_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table qrtz_cron_triggers on=target
CREATE TABLE `qrtz_cron_triggers` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_0900_bin NOT NULL,
  `trigger_name` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `trigger_group` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `cron_expression` VARCHAR(120) COLLATE utf8mb4_0900_bin NOT NULL,
  `time_zone_id` VARCHAR(80) COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`sched_name`, `trigger_name`, `trigger_group`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table qrtz_fired_triggers on=target
CREATE TABLE `qrtz_fired_triggers` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_0900_bin NOT NULL,
  `entry_id` VARCHAR(95) COLLATE utf8mb4_0900_bin NOT NULL,
  `trigger_name` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `trigger_group` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `instance_name` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `fired_time` BIGINT NOT NULL,
  `sched_time` BIGINT NOT NULL,
  `priority` INT NOT NULL,
  `state` VARCHAR(16) COLLATE utf8mb4_0900_bin NOT NULL,
  `job_name` VARCHAR(200) COLLATE utf8mb4_0900_bin NULL,
  `job_group` VARCHAR(200) COLLATE utf8mb4_0900_bin NULL,
  `is_nonconcurrent` BOOLEAN NULL,
  `requests_recovery` BOOLEAN NULL,
  PRIMARY KEY (`sched_name`, `entry_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table qrtz_job_details on=target
CREATE TABLE `qrtz_job_details` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_0900_bin NOT NULL,
  `job_name` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `job_group` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `description` VARCHAR(250) COLLATE utf8mb4_0900_bin NULL,
  `job_class_name` VARCHAR(250) COLLATE utf8mb4_0900_bin NOT NULL,
  `is_durable` BOOLEAN NOT NULL,
  `is_nonconcurrent` BOOLEAN NOT NULL,
  `is_update_data` BOOLEAN NOT NULL,
  `requests_recovery` BOOLEAN NOT NULL,
  `job_data` LONGBLOB NULL,
  PRIMARY KEY (`sched_name`, `job_name`, `job_group`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table qrtz_locks on=target
CREATE TABLE `qrtz_locks` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_0900_bin NOT NULL,
  `lock_name` VARCHAR(40) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`sched_name`, `lock_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table qrtz_paused_trigger_grps on=target
CREATE TABLE `qrtz_paused_trigger_grps` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_0900_bin NOT NULL,
  `trigger_group` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`sched_name`, `trigger_group`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table qrtz_scheduler_state on=target
CREATE TABLE `qrtz_scheduler_state` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_0900_bin NOT NULL,
  `instance_name` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `last_checkin_time` BIGINT NOT NULL,
  `checkin_interval` BIGINT NOT NULL,
  PRIMARY KEY (`sched_name`, `instance_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table qrtz_simple_triggers on=target
CREATE TABLE `qrtz_simple_triggers` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_0900_bin NOT NULL,
  `trigger_name` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `trigger_group` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `repeat_count` BIGINT NOT NULL,
  `repeat_interval` BIGINT NOT NULL,
  `times_triggered` BIGINT NOT NULL,
  PRIMARY KEY (`sched_name`, `trigger_name`, `trigger_group`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table qrtz_simprop_triggers on=target
CREATE TABLE `qrtz_simprop_triggers` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_0900_bin NOT NULL,
  `trigger_name` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `trigger_group` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `str_prop_1` VARCHAR(512) COLLATE utf8mb4_0900_bin NULL,
  `str_prop_2` VARCHAR(512) COLLATE utf8mb4_0900_bin NULL,
  `str_prop_3` VARCHAR(512) COLLATE utf8mb4_0900_bin NULL,
  `int_prop_1` INT NULL,
  `int_prop_2` INT NULL,
  `long_prop_1` BIGINT NULL,
  `long_prop_2` BIGINT NULL,
  `dec_prop_1` DECIMAL(13,4) NULL,
  `dec_prop_2` DECIMAL(13,4) NULL,
  `bool_prop_1` BOOLEAN NULL,
  `bool_prop_2` BOOLEAN NULL,
  PRIMARY KEY (`sched_name`, `trigger_name`, `trigger_group`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table qrtz_triggers on=target
CREATE TABLE `qrtz_triggers` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_0900_bin NOT NULL,
  `trigger_name` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `trigger_group` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `job_name` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `job_group` VARCHAR(200) COLLATE utf8mb4_0900_bin NOT NULL,
  `description` VARCHAR(250) COLLATE utf8mb4_0900_bin NULL,
  `next_fire_time` BIGINT NULL,
  `prev_fire_time` BIGINT NULL,
  `priority` INT NULL,
  `trigger_state` VARCHAR(16) COLLATE utf8mb4_0900_bin NOT NULL,
  `trigger_type` VARCHAR(8) COLLATE utf8mb4_0900_bin NOT NULL,
  `start_time` BIGINT NOT NULL,
  `end_time` BIGINT NULL,
  `calendar_name` VARCHAR(200) COLLATE utf8mb4_0900_bin NULL,
  `misfire_instr` SMALLINT NULL,
  `job_data` LONGBLOB NULL,
  PRIMARY KEY (`sched_name`, `trigger_name`, `trigger_group`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;


-- @phase keys
-- @step create-index qrtz_fired_triggers on=target
ALTER TABLE `qrtz_fired_triggers`
  ADD INDEX `idx_qrtz_ft_inst_job_req_rcvry` (`sched_name`, `instance_name`, `requests_recovery`),
  ADD INDEX `idx_qrtz_ft_j_g` (`sched_name`, `job_name`, `job_group`),
  ADD INDEX `idx_qrtz_ft_jg` (`sched_name`, `job_group`),
  ADD INDEX `idx_qrtz_ft_t_g` (`sched_name`, `trigger_name`, `trigger_group`),
  ADD INDEX `idx_qrtz_ft_tg` (`sched_name`, `trigger_group`),
  ADD INDEX `idx_qrtz_ft_trig_inst_name` (`sched_name`, `instance_name`);

-- @step create-index qrtz_job_details on=target
ALTER TABLE `qrtz_job_details`
  ADD INDEX `idx_qrtz_j_grp` (`sched_name`, `job_group`),
  ADD INDEX `idx_qrtz_j_req_recovery` (`sched_name`, `requests_recovery`);

-- @step create-index qrtz_triggers on=target
ALTER TABLE `qrtz_triggers`
  ADD INDEX `idx_qrtz_t_c` (`sched_name`, `calendar_name`),
  ADD INDEX `idx_qrtz_t_g` (`sched_name`, `trigger_group`),
  ADD INDEX `idx_qrtz_t_j` (`sched_name`, `job_name`, `job_group`),
  ADD INDEX `idx_qrtz_t_jg` (`sched_name`, `job_group`),
  ADD INDEX `idx_qrtz_t_n_g_state` (`sched_name`, `trigger_group`, `trigger_state`),
  ADD INDEX `idx_qrtz_t_n_state` (`sched_name`, `trigger_name`, `trigger_group`, `trigger_state`),
  ADD INDEX `idx_qrtz_t_next_fire_time` (`sched_name`, `next_fire_time`),
  ADD INDEX `idx_qrtz_t_nft_misfire` (`sched_name`, `misfire_instr`, `next_fire_time`),
  ADD INDEX `idx_qrtz_t_nft_st` (`sched_name`, `trigger_state`, `next_fire_time`),
  ADD INDEX `idx_qrtz_t_nft_st_misfire` (`sched_name`, `misfire_instr`, `next_fire_time`, `trigger_state`),
  ADD INDEX `idx_qrtz_t_nft_st_misfire_grp` (`sched_name`, `misfire_instr`, `next_fire_time`, `trigger_group`, `trigger_state`),
  ADD INDEX `idx_qrtz_t_state` (`sched_name`, `trigger_state`);


-- @phase foreign keys
-- @step prove qrtz_blob_triggers on=target
SELECT 'qrtz_blob_triggers_sched_name_trigger_name_trigger_group_fkey' AS foreign_key, c.`sched_name`, c.`trigger_name`, c.`trigger_group`
FROM `qrtz_blob_triggers` AS c LEFT JOIN `qrtz_triggers` AS p ON p.`sched_name` = c.`sched_name` AND p.`trigger_name` = c.`trigger_name` AND p.`trigger_group` = c.`trigger_group`
WHERE c.`sched_name` IS NOT NULL AND c.`trigger_name` IS NOT NULL AND c.`trigger_group` IS NOT NULL AND p.`sched_name` IS NULL LIMIT 1;

-- @step add-foreign-key qrtz_blob_triggers on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `qrtz_blob_triggers`
  ADD CONSTRAINT `qrtz_blob_triggers_sched_name_trigger_name_trigger_group_fkey` FOREIGN KEY (`sched_name`, `trigger_name`, `trigger_group`) REFERENCES `qrtz_triggers` (`sched_name`, `trigger_name`, `trigger_group`);
SET SESSION foreign_key_checks = 1;

-- @step prove qrtz_cron_triggers on=target
SELECT 'qrtz_cron_triggers_sched_name_trigger_name_trigger_group_fkey' AS foreign_key, c.`sched_name`, c.`trigger_name`, c.`trigger_group`
FROM `qrtz_cron_triggers` AS c LEFT JOIN `qrtz_triggers` AS p ON p.`sched_name` = c.`sched_name` AND p.`trigger_name` = c.`trigger_name` AND p.`trigger_group` = c.`trigger_group`
WHERE c.`sched_name` IS NOT NULL AND c.`trigger_name` IS NOT NULL AND c.`trigger_group` IS NOT NULL AND p.`sched_name` IS NULL LIMIT 1;

-- @step add-foreign-key qrtz_cron_triggers on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `qrtz_cron_triggers`
  ADD CONSTRAINT `qrtz_cron_triggers_sched_name_trigger_name_trigger_group_fkey` FOREIGN KEY (`sched_name`, `trigger_name`, `trigger_group`) REFERENCES `qrtz_triggers` (`sched_name`, `trigger_name`, `trigger_group`);
SET SESSION foreign_key_checks = 1;

-- @step prove qrtz_simple_triggers on=target
SELECT 'qrtz_simple_triggers_sched_name_trigger_name_trigger_group_fkey' AS foreign_key, c.`sched_name`, c.`trigger_name`, c.`trigger_group`
FROM `qrtz_simple_triggers` AS c LEFT JOIN `qrtz_triggers` AS p ON p.`sched_name` = c.`sched_name` AND p.`trigger_name` = c.`trigger_name` AND p.`trigger_group` = c.`trigger_group`
WHERE c.`sched_name` IS NOT NULL AND c.`trigger_name` IS NOT NULL AND c.`trigger_group` IS NOT NULL AND p.`sched_name` IS NULL LIMIT 1;

-- @step add-foreign-key qrtz_simple_triggers on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `qrtz_simple_triggers`
  ADD CONSTRAINT `qrtz_simple_triggers_sched_name_trigger_name_trigger_group_fkey` FOREIGN KEY (`sched_name`, `trigger_name`, `trigger_group`) REFERENCES `qrtz_triggers` (`sched_name`, `trigger_name`, `trigger_group`);
SET SESSION foreign_key_checks = 1;

-- @step prove qrtz_simprop_triggers on=target
SELECT 'qrtz_simprop_triggers_sched_name_trigger_name_trigger_grou_fkey' AS foreign_key, c.`sched_name`, c.`trigger_name`, c.`trigger_group`
FROM `qrtz_simprop_triggers` AS c LEFT JOIN `qrtz_triggers` AS p ON p.`sched_name` = c.`sched_name` AND p.`trigger_name` = c.`trigger_name` AND p.`trigger_group` = c.`trigger_group`
WHERE c.`sched_name` IS NOT NULL AND c.`trigger_name` IS NOT NULL AND c.`trigger_group` IS NOT NULL AND p.`sched_name` IS NULL LIMIT 1;

-- @step add-foreign-key qrtz_simprop_triggers on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `qrtz_simprop_triggers`
  ADD CONSTRAINT `qrtz_simprop_triggers_sched_name_trigger_name_trigger_grou_fkey` FOREIGN KEY (`sched_name`, `trigger_name`, `trigger_group`) REFERENCES `qrtz_triggers` (`sched_name`, `trigger_name`, `trigger_group`);
SET SESSION foreign_key_checks = 1;

-- @step prove qrtz_triggers on=target
SELECT 'qrtz_triggers_sched_name_job_name_job_group_fkey' AS foreign_key, c.`sched_name`, c.`job_name`, c.`job_group`
FROM `qrtz_triggers` AS c LEFT JOIN `qrtz_job_details` AS p ON p.`sched_name` = c.`sched_name` AND p.`job_name` = c.`job_name` AND p.`job_group` = c.`job_group`
WHERE c.`sched_name` IS NOT NULL AND c.`job_name` IS NOT NULL AND c.`job_group` IS NOT NULL AND p.`sched_name` IS NULL LIMIT 1;

-- @step add-foreign-key qrtz_triggers on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `qrtz_triggers`
  ADD CONSTRAINT `qrtz_triggers_sched_name_job_name_job_group_fkey` FOREIGN KEY (`sched_name`, `job_name`, `job_group`) REFERENCES `qrtz_job_details` (`sched_name`, `job_name`, `job_group`);
SET SESSION foreign_key_checks = 1;


-- @phase finish
