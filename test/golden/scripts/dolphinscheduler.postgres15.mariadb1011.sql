-- @migration format=1 source=source (postgresql 15.18, database source_db, id …) target=target (mariadb 10.11.19, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.

-- @phase tables
-- @step create-table qrtz_blob_triggers on=target
CREATE TABLE `qrtz_blob_triggers` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_nopad_bin NOT NULL,
  `trigger_name` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `trigger_group` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `blob_data` LONGBLOB NULL,
  PRIMARY KEY (`sched_name`, `trigger_name`, `trigger_group`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table qrtz_calendars on=target
CREATE TABLE `qrtz_calendars` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_nopad_bin NOT NULL,
  `calendar_name` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `calendar` LONGBLOB NOT NULL,
  PRIMARY KEY (`sched_name`, `calendar_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table qrtz_cron_triggers on=target
CREATE TABLE `qrtz_cron_triggers` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_nopad_bin NOT NULL,
  `trigger_name` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `trigger_group` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `cron_expression` VARCHAR(120) COLLATE utf8mb4_nopad_bin NOT NULL,
  `time_zone_id` VARCHAR(80) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`sched_name`, `trigger_name`, `trigger_group`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table qrtz_fired_triggers on=target
CREATE TABLE `qrtz_fired_triggers` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_nopad_bin NOT NULL,
  `entry_id` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `trigger_name` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `trigger_group` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `instance_name` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `fired_time` BIGINT NOT NULL,
  `sched_time` BIGINT NOT NULL,
  `priority` INT NOT NULL,
  `state` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  `job_name` VARCHAR(200) COLLATE utf8mb4_nopad_bin NULL,
  `job_group` VARCHAR(200) COLLATE utf8mb4_nopad_bin NULL,
  `is_nonconcurrent` BOOLEAN NULL,
  `requests_recovery` BOOLEAN NULL,
  PRIMARY KEY (`sched_name`, `entry_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table qrtz_job_details on=target
CREATE TABLE `qrtz_job_details` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_nopad_bin NOT NULL,
  `job_name` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `job_group` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `description` VARCHAR(250) COLLATE utf8mb4_nopad_bin NULL,
  `job_class_name` VARCHAR(250) COLLATE utf8mb4_nopad_bin NOT NULL,
  `is_durable` BOOLEAN NOT NULL,
  `is_nonconcurrent` BOOLEAN NOT NULL,
  `is_update_data` BOOLEAN NOT NULL,
  `requests_recovery` BOOLEAN NOT NULL,
  `job_data` LONGBLOB NULL,
  PRIMARY KEY (`sched_name`, `job_name`, `job_group`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table qrtz_locks on=target
CREATE TABLE `qrtz_locks` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_nopad_bin NOT NULL,
  `lock_name` VARCHAR(40) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`sched_name`, `lock_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table qrtz_paused_trigger_grps on=target
CREATE TABLE `qrtz_paused_trigger_grps` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_nopad_bin NOT NULL,
  `trigger_group` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`sched_name`, `trigger_group`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table qrtz_scheduler_state on=target
CREATE TABLE `qrtz_scheduler_state` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_nopad_bin NOT NULL,
  `instance_name` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `last_checkin_time` BIGINT NOT NULL,
  `checkin_interval` BIGINT NOT NULL,
  PRIMARY KEY (`sched_name`, `instance_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table qrtz_simple_triggers on=target
CREATE TABLE `qrtz_simple_triggers` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_nopad_bin NOT NULL,
  `trigger_name` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `trigger_group` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `repeat_count` BIGINT NOT NULL,
  `repeat_interval` BIGINT NOT NULL,
  `times_triggered` BIGINT NOT NULL,
  PRIMARY KEY (`sched_name`, `trigger_name`, `trigger_group`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table qrtz_simprop_triggers on=target
CREATE TABLE `qrtz_simprop_triggers` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_nopad_bin NOT NULL,
  `trigger_name` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `trigger_group` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `str_prop_1` VARCHAR(512) COLLATE utf8mb4_nopad_bin NULL,
  `str_prop_2` VARCHAR(512) COLLATE utf8mb4_nopad_bin NULL,
  `str_prop_3` VARCHAR(512) COLLATE utf8mb4_nopad_bin NULL,
  `int_prop_1` INT NULL,
  `int_prop_2` INT NULL,
  `long_prop_1` BIGINT NULL,
  `long_prop_2` BIGINT NULL,
  `dec_prop_1` DECIMAL(13,4) NULL,
  `dec_prop_2` DECIMAL(13,4) NULL,
  `bool_prop_1` BOOLEAN NULL,
  `bool_prop_2` BOOLEAN NULL,
  PRIMARY KEY (`sched_name`, `trigger_name`, `trigger_group`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table qrtz_triggers on=target
CREATE TABLE `qrtz_triggers` (
  `sched_name` VARCHAR(120) COLLATE utf8mb4_nopad_bin NOT NULL,
  `trigger_name` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `trigger_group` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `job_name` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `job_group` VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL,
  `description` VARCHAR(250) COLLATE utf8mb4_nopad_bin NULL,
  `next_fire_time` BIGINT NULL,
  `prev_fire_time` BIGINT NULL,
  `priority` INT NULL,
  `trigger_state` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  `trigger_type` VARCHAR(8) COLLATE utf8mb4_nopad_bin NOT NULL,
  `start_time` BIGINT NOT NULL,
  `end_time` BIGINT NULL,
  `calendar_name` VARCHAR(200) COLLATE utf8mb4_nopad_bin NULL,
  `misfire_instr` SMALLINT NULL,
  `job_data` LONGBLOB NULL,
  PRIMARY KEY (`sched_name`, `trigger_name`, `trigger_group`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_access_token on=target
CREATE TABLE `t_ds_access_token` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` INT NULL,
  `token` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `expire_time` DATETIME(6) NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_alert on=target
CREATE TABLE `t_ds_alert` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `title` VARCHAR(512) COLLATE utf8mb4_nopad_bin NULL,
  `sign` VARCHAR(40) COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '' COMMENT 'sign=sha1(content)',
  `content` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `alert_status` INT NULL DEFAULT 0,
  `warning_type` INT NULL DEFAULT 2,
  `log` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `alertgroup_id` INT NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  `project_code` BIGINT NULL,
  `workflow_definition_code` BIGINT NULL,
  `workflow_instance_id` INT NULL,
  `alert_type` INT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_alert_plugin_instance on=target
CREATE TABLE `t_ds_alert_plugin_instance` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `plugin_define_id` INT NOT NULL,
  `plugin_instance_params` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  `instance_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_alert_send_status on=target
CREATE TABLE `t_ds_alert_send_status` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `alert_id` INT NOT NULL,
  `alert_plugin_instance_id` INT NOT NULL,
  `send_status` INT NULL DEFAULT 0,
  `log` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `create_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_alertgroup on=target
CREATE TABLE `t_ds_alertgroup` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `alert_instance_ids` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `create_user_id` INT NULL,
  `group_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `description` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_audit_log on=target
CREATE TABLE `t_ds_audit_log` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` INT NOT NULL,
  `model_id` BIGINT NOT NULL,
  `model_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `model_type` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `operation_type` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `description` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `latency` INT NOT NULL,
  `detail` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `create_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_cluster on=target
CREATE TABLE `t_ds_cluster` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `code` BIGINT NOT NULL,
  `name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `config` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `description` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `operator` INT NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_command on=target
CREATE TABLE `t_ds_command` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `command_type` INT NULL,
  `workflow_definition_code` BIGINT NOT NULL,
  `command_param` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `task_depend_type` INT NULL,
  `failure_strategy` INT NULL DEFAULT 0,
  `warning_type` INT NULL DEFAULT 0,
  `warning_group_id` INT NULL,
  `schedule_time` DATETIME(6) NULL,
  `start_time` DATETIME(6) NULL,
  `executor_id` INT NULL,
  `update_time` DATETIME(6) NULL,
  `workflow_instance_priority` INT NULL DEFAULT 2,
  `worker_group` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_code` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL DEFAULT 'default',
  `environment_code` BIGINT NULL DEFAULT -1,
  `dry_run` INT NULL DEFAULT 0,
  `workflow_instance_id` INT NULL DEFAULT 0,
  `workflow_definition_version` INT NULL DEFAULT 0,
  `test_flag` INT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_datasource on=target
CREATE TABLE `t_ds_datasource` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `note` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `type` INT NOT NULL,
  `user_id` INT NOT NULL,
  `connection_params` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `create_time` DATETIME(6) NOT NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_dq_comparison_type on=target
CREATE TABLE `t_ds_dq_comparison_type` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `type` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `execute_sql` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `output_table` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `name` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  `is_inner_source` BOOLEAN NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_dq_execute_result on=target
CREATE TABLE `t_ds_dq_execute_result` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `workflow_definition_id` INT NULL,
  `workflow_instance_id` INT NULL,
  `task_instance_id` INT NULL,
  `rule_type` INT NULL,
  `rule_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `statistics_value` DOUBLE NULL,
  `comparison_value` DOUBLE NULL,
  `check_type` INT NULL,
  `threshold` DOUBLE NULL,
  `operator` INT NULL,
  `failure_strategy` INT NULL,
  `state` INT NULL,
  `user_id` INT NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  `comparison_type` INT NULL,
  `error_output_path` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_dq_rule on=target
CREATE TABLE `t_ds_dq_rule` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `type` INT NULL,
  `user_id` INT NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_dq_rule_execute_sql on=target
CREATE TABLE `t_ds_dq_rule_execute_sql` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `index` INT NULL,
  `sql` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `table_alias` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `type` INT NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  `is_error_output_sql` BOOLEAN NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_dq_rule_input_entry on=target
CREATE TABLE `t_ds_dq_rule_input_entry` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `field` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `type` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `title` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `data` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `options` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `placeholder` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `option_source_type` INT NULL,
  `data_type` INT NULL,
  `input_type` INT NULL,
  `is_show` SMALLINT NULL DEFAULT 1,
  `can_edit` SMALLINT NULL DEFAULT 1,
  `is_emit` SMALLINT NULL DEFAULT 0,
  `is_validate` SMALLINT NULL DEFAULT 0,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_dq_task_statistics_value on=target
CREATE TABLE `t_ds_dq_task_statistics_value` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `workflow_definition_id` INT NOT NULL,
  `task_instance_id` INT NULL,
  `rule_id` INT NOT NULL,
  `unique_code` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `statistics_name` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `statistics_value` DOUBLE NULL,
  `data_time` DATETIME(0) NULL,
  `create_time` DATETIME(0) NULL,
  `update_time` DATETIME(0) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_environment on=target
CREATE TABLE `t_ds_environment` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `code` BIGINT NOT NULL,
  `name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `config` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `description` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `operator` INT NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_environment_worker_group_relation on=target
CREATE TABLE `t_ds_environment_worker_group_relation` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `environment_code` BIGINT NOT NULL,
  `worker_group` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `operator` INT NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_error_command on=target
CREATE TABLE `t_ds_error_command` (
  `id` INT NOT NULL,
  `command_type` INT NULL,
  `workflow_definition_code` BIGINT NOT NULL,
  `command_param` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `task_depend_type` INT NULL,
  `failure_strategy` INT NULL DEFAULT 0,
  `warning_type` INT NULL DEFAULT 0,
  `warning_group_id` INT NULL,
  `schedule_time` DATETIME(6) NULL,
  `start_time` DATETIME(6) NULL,
  `executor_id` INT NULL,
  `update_time` DATETIME(6) NULL,
  `workflow_instance_priority` INT NULL DEFAULT 2,
  `worker_group` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_code` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL DEFAULT 'default',
  `environment_code` BIGINT NULL DEFAULT -1,
  `dry_run` INT NULL DEFAULT 0,
  `message` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `workflow_instance_id` INT NULL DEFAULT 0,
  `workflow_definition_version` INT NULL DEFAULT 0,
  `test_flag` INT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_fav_task on=target
CREATE TABLE `t_ds_fav_task` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `task_type` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `user_id` INT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_jdbc_registry_client_heartbeat on=target
CREATE TABLE `t_ds_jdbc_registry_client_heartbeat` (
  `id` BIGINT NOT NULL,
  `client_name` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `last_heartbeat_time` BIGINT NOT NULL,
  `connection_config` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `create_time` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_jdbc_registry_data on=target
CREATE TABLE `t_ds_jdbc_registry_data` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `data_key` VARCHAR(768) COLLATE utf8mb4_nopad_bin NOT NULL,
  `data_value` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `data_type` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `client_id` BIGINT NOT NULL,
  `create_time` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `last_update_time` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_jdbc_registry_data_change_event on=target
CREATE TABLE `t_ds_jdbc_registry_data_change_event` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `event_type` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `jdbc_registry_data` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `create_time` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_jdbc_registry_lock on=target
CREATE TABLE `t_ds_jdbc_registry_lock` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `lock_key` VARCHAR(768) COLLATE utf8mb4_nopad_bin NOT NULL,
  `lock_owner` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `client_id` BIGINT NOT NULL,
  `create_time` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_k8s on=target
CREATE TABLE `t_ds_k8s` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `k8s_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `k8s_config` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_k8s_namespace on=target
CREATE TABLE `t_ds_k8s_namespace` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `code` BIGINT NOT NULL,
  `namespace` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `user_id` INT NULL,
  `cluster_code` BIGINT NOT NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_plugin_define on=target
CREATE TABLE `t_ds_plugin_define` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `plugin_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `plugin_type` VARCHAR(63) COLLATE utf8mb4_nopad_bin NOT NULL,
  `plugin_params` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_project on=target
CREATE TABLE `t_ds_project` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `code` BIGINT NOT NULL,
  `description` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `user_id` INT NULL,
  `flag` INT NULL DEFAULT 1,
  `create_time` DATETIME(6) NULL DEFAULT CURRENT_TIMESTAMP(6),
  `update_time` DATETIME(6) NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_project_parameter on=target
CREATE TABLE `t_ds_project_parameter` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `param_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `param_value` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `param_data_type` VARCHAR(50) COLLATE utf8mb4_nopad_bin NULL DEFAULT 'VARCHAR',
  `code` BIGINT NOT NULL,
  `project_code` BIGINT NOT NULL,
  `user_id` INT NULL,
  `operator` INT NULL,
  `create_time` DATETIME(6) NULL DEFAULT CURRENT_TIMESTAMP(6),
  `update_time` DATETIME(6) NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_project_preference on=target
CREATE TABLE `t_ds_project_preference` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `code` BIGINT NOT NULL,
  `project_code` BIGINT NOT NULL,
  `preferences` VARCHAR(512) COLLATE utf8mb4_nopad_bin NOT NULL,
  `user_id` INT NULL,
  `state` INT NULL DEFAULT 1,
  `create_time` DATETIME(6) NULL DEFAULT CURRENT_TIMESTAMP(6),
  `update_time` DATETIME(6) NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_queue on=target
CREATE TABLE `t_ds_queue` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `queue_name` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `queue` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_relation_datasource_user on=target
CREATE TABLE `t_ds_relation_datasource_user` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` INT NOT NULL,
  `datasource_id` INT NULL,
  `perm` INT NULL DEFAULT 1,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_relation_namespace_user on=target
CREATE TABLE `t_ds_relation_namespace_user` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` INT NULL,
  `namespace_id` INT NULL,
  `perm` INT NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_relation_project_user on=target
CREATE TABLE `t_ds_relation_project_user` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` INT NOT NULL,
  `project_id` INT NULL,
  `perm` INT NULL DEFAULT 1,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_relation_project_worker_group on=target
CREATE TABLE `t_ds_relation_project_worker_group` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `project_code` BIGINT NULL,
  `worker_group` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_relation_resources_user on=target
CREATE TABLE `t_ds_relation_resources_user` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` INT NOT NULL,
  `resources_id` INT NULL,
  `perm` INT NULL DEFAULT 1,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_relation_rule_execute_sql on=target
CREATE TABLE `t_ds_relation_rule_execute_sql` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `rule_id` INT NULL,
  `execute_sql_id` INT NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_relation_rule_input_entry on=target
CREATE TABLE `t_ds_relation_rule_input_entry` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `rule_id` INT NULL,
  `rule_input_entry_id` INT NULL,
  `values_map` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `index` INT NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_relation_sub_workflow on=target
CREATE TABLE `t_ds_relation_sub_workflow` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `parent_workflow_instance_id` BIGINT NOT NULL,
  `parent_task_code` BIGINT NOT NULL,
  `sub_workflow_instance_id` BIGINT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_relation_udfs_user on=target
CREATE TABLE `t_ds_relation_udfs_user` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` INT NOT NULL,
  `udf_id` INT NULL,
  `perm` INT NULL DEFAULT 1,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_relation_workflow_instance on=target
CREATE TABLE `t_ds_relation_workflow_instance` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `parent_workflow_instance_id` INT NULL,
  `parent_task_instance_id` INT NULL,
  `workflow_instance_id` INT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_resources on=target
CREATE TABLE `t_ds_resources` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `alias` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `file_name` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `description` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `user_id` INT NULL,
  `type` INT NULL,
  `size` BIGINT NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  `pid` INT NULL,
  `full_name` VARCHAR(128) COLLATE utf8mb4_nopad_bin NULL,
  `is_directory` BOOLEAN NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_schedules on=target
CREATE TABLE `t_ds_schedules` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `workflow_definition_code` BIGINT NOT NULL,
  `start_time` DATETIME(6) NOT NULL,
  `end_time` DATETIME(6) NOT NULL,
  `timezone_id` VARCHAR(40) COLLATE utf8mb4_nopad_bin NULL,
  `crontab` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `failure_strategy` INT NOT NULL,
  `user_id` INT NOT NULL,
  `release_state` INT NOT NULL,
  `warning_type` INT NOT NULL,
  `warning_group_id` INT NULL,
  `workflow_instance_priority` INT NULL DEFAULT 2,
  `worker_group` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_code` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL DEFAULT 'default',
  `environment_code` BIGINT NULL DEFAULT -1,
  `create_time` DATETIME(6) NOT NULL,
  `update_time` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_session on=target
CREATE TABLE `t_ds_session` (
  `id` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `user_id` INT NULL,
  `ip` VARCHAR(45) COLLATE utf8mb4_nopad_bin NULL,
  `last_login_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_task_definition on=target
CREATE TABLE `t_ds_task_definition` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `code` BIGINT NOT NULL,
  `name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `version` INT NOT NULL DEFAULT 1,
  `description` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `project_code` BIGINT NULL,
  `user_id` INT NULL,
  `task_type` VARCHAR(50) COLLATE utf8mb4_nopad_bin NULL,
  `task_execute_type` INT NULL DEFAULT 0,
  `task_params` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `flag` INT NULL,
  `is_cache` INT NULL DEFAULT 0,
  `task_priority` INT NULL DEFAULT 2,
  `worker_group` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `environment_code` BIGINT NULL DEFAULT -1,
  `fail_retry_times` INT NULL,
  `fail_retry_interval` INT NULL,
  `timeout_flag` INT NULL,
  `timeout_notify_strategy` INT NULL,
  `timeout` INT NULL DEFAULT 0,
  `delay_time` INT NULL DEFAULT 0,
  `task_group_id` INT NULL,
  `task_group_priority` INT NULL DEFAULT 0,
  `resource_ids` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `cpu_quota` INT NOT NULL DEFAULT -1,
  `memory_max` INT NOT NULL DEFAULT -1,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_task_definition_log on=target
CREATE TABLE `t_ds_task_definition_log` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `code` BIGINT NOT NULL,
  `name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `version` INT NOT NULL DEFAULT 1,
  `description` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `project_code` BIGINT NULL,
  `user_id` INT NULL,
  `task_type` VARCHAR(50) COLLATE utf8mb4_nopad_bin NULL,
  `task_execute_type` INT NULL DEFAULT 0,
  `task_params` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `flag` INT NULL,
  `is_cache` INT NULL DEFAULT 0,
  `task_priority` INT NULL DEFAULT 2,
  `worker_group` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `environment_code` BIGINT NULL DEFAULT -1,
  `fail_retry_times` INT NULL,
  `fail_retry_interval` INT NULL,
  `timeout_flag` INT NULL,
  `timeout_notify_strategy` INT NULL,
  `timeout` INT NULL DEFAULT 0,
  `delay_time` INT NULL DEFAULT 0,
  `resource_ids` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `operator` INT NULL,
  `task_group_id` INT NULL,
  `task_group_priority` INT NULL DEFAULT 0,
  `operate_time` DATETIME(6) NULL,
  `cpu_quota` INT NOT NULL DEFAULT -1,
  `memory_max` INT NOT NULL DEFAULT -1,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_task_group on=target
CREATE TABLE `t_ds_task_group` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `description` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `group_size` INT NOT NULL,
  `project_code` BIGINT NULL DEFAULT 0,
  `use_size` INT NULL DEFAULT 0,
  `user_id` INT NULL,
  `status` INT NULL DEFAULT 1,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_task_group_queue on=target
CREATE TABLE `t_ds_task_group_queue` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `task_id` INT NULL,
  `task_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `group_id` INT NULL,
  `workflow_instance_id` INT NULL,
  `priority` INT NULL DEFAULT 0,
  `status` INT NULL DEFAULT -1,
  `force_start` INT NULL DEFAULT 0,
  `in_queue` INT NULL DEFAULT 0,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_task_instance on=target
CREATE TABLE `t_ds_task_instance` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `task_type` VARCHAR(50) COLLATE utf8mb4_nopad_bin NULL,
  `task_execute_type` INT NULL DEFAULT 0,
  `task_code` BIGINT NOT NULL,
  `task_definition_version` INT NOT NULL DEFAULT 1,
  `workflow_instance_id` INT NULL,
  `workflow_instance_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `project_code` BIGINT NULL,
  `state` INT NULL,
  `submit_time` DATETIME(6) NULL,
  `start_time` DATETIME(6) NULL,
  `end_time` DATETIME(6) NULL,
  `host` VARCHAR(135) COLLATE utf8mb4_nopad_bin NULL,
  `execute_path` VARCHAR(200) COLLATE utf8mb4_nopad_bin NULL,
  `log_path` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `alert_flag` INT NULL,
  `retry_times` INT NULL DEFAULT 0,
  `pid` INT NULL,
  `app_link` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `task_params` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `flag` INT NULL DEFAULT 1,
  `is_cache` INT NULL DEFAULT 0,
  `cache_key` VARCHAR(200) COLLATE utf8mb4_nopad_bin NULL,
  `retry_interval` INT NULL,
  `max_retry_times` INT NULL,
  `task_instance_priority` INT NULL,
  `worker_group` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `environment_code` BIGINT NULL DEFAULT -1,
  `environment_config` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `executor_id` INT NULL,
  `executor_name` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `first_submit_time` DATETIME(6) NULL,
  `delay_time` INT NULL DEFAULT 0,
  `task_group_id` INT NULL,
  `var_pool` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `dry_run` INT NULL DEFAULT 0,
  `cpu_quota` INT NOT NULL DEFAULT -1,
  `memory_max` INT NOT NULL DEFAULT -1,
  `test_flag` INT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_tenant on=target
CREATE TABLE `t_ds_tenant` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `tenant_code` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `description` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `queue_id` INT NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_udfs on=target
CREATE TABLE `t_ds_udfs` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` INT NOT NULL,
  `func_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `class_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `type` INT NOT NULL,
  `arg_types` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `database` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `description` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `resource_id` INT NOT NULL,
  `resource_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `create_time` DATETIME(6) NOT NULL,
  `update_time` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_user on=target
CREATE TABLE `t_ds_user` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_name` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `user_password` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `user_type` INT NULL,
  `email` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `phone` VARCHAR(11) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id` INT NULL DEFAULT -1,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  `queue` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `state` INT NULL DEFAULT 1 COMMENT 'state 0:disable 1:enable',
  `time_zone` VARCHAR(32) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_version on=target
CREATE TABLE `t_ds_version` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `version` VARCHAR(63) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_worker_group on=target
CREATE TABLE `t_ds_worker_group` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `addr_list` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  `description` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `other_params_json` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_workflow_definition on=target
CREATE TABLE `t_ds_workflow_definition` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `code` BIGINT NOT NULL,
  `name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `version` INT NOT NULL DEFAULT 1,
  `description` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `project_code` BIGINT NULL,
  `release_state` INT NULL,
  `user_id` INT NULL,
  `global_params` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `locations` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `warning_group_id` INT NULL,
  `flag` INT NULL,
  `timeout` INT NULL DEFAULT 0,
  `execution_type` INT NULL DEFAULT 0,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_workflow_definition_log on=target
CREATE TABLE `t_ds_workflow_definition_log` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `code` BIGINT NOT NULL,
  `name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `version` INT NOT NULL DEFAULT 1,
  `description` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `project_code` BIGINT NULL,
  `release_state` INT NULL,
  `user_id` INT NULL,
  `global_params` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `locations` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `warning_group_id` INT NULL,
  `flag` INT NULL,
  `timeout` INT NULL DEFAULT 0,
  `execution_type` INT NULL DEFAULT 0,
  `operator` INT NULL,
  `operate_time` DATETIME(6) NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_workflow_instance on=target
CREATE TABLE `t_ds_workflow_instance` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `workflow_definition_code` BIGINT NULL,
  `workflow_definition_version` INT NOT NULL DEFAULT 1,
  `project_code` BIGINT NULL,
  `state` INT NULL,
  `state_history` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `recovery` INT NULL,
  `start_time` DATETIME(6) NULL,
  `end_time` DATETIME(6) NULL,
  `run_times` INT NULL,
  `host` VARCHAR(135) COLLATE utf8mb4_nopad_bin NULL,
  `command_type` INT NULL,
  `command_param` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `task_depend_type` INT NULL,
  `max_try_times` INT NULL DEFAULT 0,
  `failure_strategy` INT NULL DEFAULT 0,
  `warning_type` INT NULL DEFAULT 0,
  `warning_group_id` INT NULL,
  `schedule_time` DATETIME(6) NULL,
  `command_start_time` DATETIME(6) NULL,
  `global_params` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `workflow_instance_json` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `flag` INT NULL DEFAULT 1,
  `update_time` DATETIME(6) NULL,
  `is_sub_workflow` INT NULL DEFAULT 0,
  `executor_id` INT NOT NULL,
  `executor_name` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `history_cmd` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `dependence_schedule_times` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `workflow_instance_priority` INT NULL DEFAULT 2,
  `worker_group` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `environment_code` BIGINT NULL DEFAULT -1,
  `timeout` INT NULL DEFAULT 0,
  `tenant_code` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL DEFAULT 'default',
  `var_pool` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `dry_run` INT NULL DEFAULT 0,
  `next_workflow_instance_id` INT NULL DEFAULT 0,
  `restart_time` DATETIME(6) NULL,
  `test_flag` INT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_workflow_task_lineage on=target
CREATE TABLE `t_ds_workflow_task_lineage` (
  `id` INT NOT NULL,
  `workflow_definition_code` BIGINT NOT NULL DEFAULT 0,
  `workflow_definition_version` INT NOT NULL DEFAULT 0,
  `task_definition_code` BIGINT NOT NULL DEFAULT 0,
  `task_definition_version` INT NOT NULL DEFAULT 0,
  `dept_project_code` BIGINT NOT NULL DEFAULT 0,
  `dept_workflow_definition_code` BIGINT NOT NULL DEFAULT 0,
  `dept_task_definition_code` BIGINT NOT NULL DEFAULT 0,
  `create_time` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `update_time` DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_workflow_task_relation on=target
CREATE TABLE `t_ds_workflow_task_relation` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `project_code` BIGINT NULL,
  `workflow_definition_code` BIGINT NULL,
  `workflow_definition_version` INT NULL,
  `pre_task_code` BIGINT NULL,
  `pre_task_version` INT NULL DEFAULT 0,
  `post_task_code` BIGINT NULL,
  `post_task_version` INT NULL DEFAULT 0,
  `condition_type` INT NULL,
  `condition_params` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table t_ds_workflow_task_relation_log on=target
CREATE TABLE `t_ds_workflow_task_relation_log` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `project_code` BIGINT NULL,
  `workflow_definition_code` BIGINT NULL,
  `workflow_definition_version` INT NULL,
  `pre_task_code` BIGINT NULL,
  `pre_task_version` INT NULL DEFAULT 0,
  `post_task_code` BIGINT NULL,
  `post_task_version` INT NULL DEFAULT 0,
  `condition_type` INT NULL,
  `condition_params` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `operator` INT NULL,
  `operate_time` DATETIME(6) NULL,
  `create_time` DATETIME(6) NULL,
  `update_time` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;


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

-- @step create-index t_ds_alert on=target
ALTER TABLE `t_ds_alert`
  ADD INDEX `idx_sign` (`sign`),
  ADD INDEX `idx_status` (`alert_status`);

-- @step create-index t_ds_alert_send_status on=target
ALTER TABLE `t_ds_alert_send_status`
  ADD UNIQUE INDEX `alert_send_status_unique` (`alert_id`, `alert_plugin_instance_id`);

-- @step create-index t_ds_alertgroup on=target
ALTER TABLE `t_ds_alertgroup`
  ADD UNIQUE INDEX `t_ds_alertgroup_name_un` (`group_name`);

-- @step create-index t_ds_cluster on=target
ALTER TABLE `t_ds_cluster`
  ADD UNIQUE INDEX `cluster_code_unique` (`code`),
  ADD UNIQUE INDEX `cluster_name_unique` (`name`);

-- @step create-index t_ds_command on=target
ALTER TABLE `t_ds_command`
  ADD INDEX `priority_id_index` (`workflow_instance_priority`, `id`);

-- @step create-index t_ds_datasource on=target
ALTER TABLE `t_ds_datasource`
  ADD UNIQUE INDEX `t_ds_datasource_name_un` (`name`, `type`);

-- @step create-index t_ds_environment on=target
ALTER TABLE `t_ds_environment`
  ADD UNIQUE INDEX `environment_code_unique` (`code`),
  ADD UNIQUE INDEX `environment_name_unique` (`name`);

-- @step create-index t_ds_environment_worker_group_relation on=target
ALTER TABLE `t_ds_environment_worker_group_relation`
  ADD UNIQUE INDEX `environment_worker_group_unique` (`environment_code`, `worker_group`);

-- @step create-index t_ds_jdbc_registry_data on=target
ALTER TABLE `t_ds_jdbc_registry_data`
  ADD UNIQUE INDEX `uk_t_ds_jdbc_registry_datakey` (`data_key`);

-- @step create-index t_ds_jdbc_registry_lock on=target
ALTER TABLE `t_ds_jdbc_registry_lock`
  ADD UNIQUE INDEX `uk_t_ds_jdbc_registry_lockkey` (`lock_key`);

-- @step create-index t_ds_k8s_namespace on=target
ALTER TABLE `t_ds_k8s_namespace`
  ADD UNIQUE INDEX `k8s_namespace_unique` (`namespace`, `cluster_code`);

-- @step create-index t_ds_plugin_define on=target
ALTER TABLE `t_ds_plugin_define`
  ADD UNIQUE INDEX `t_ds_plugin_define_un` (`plugin_name`, `plugin_type`);

-- @step create-index t_ds_project on=target
ALTER TABLE `t_ds_project`
  ADD UNIQUE INDEX `unique_code` (`code`),
  ADD UNIQUE INDEX `unique_name` (`name`),
  ADD INDEX `user_id_index` (`user_id`);

-- @step create-index t_ds_project_parameter on=target
ALTER TABLE `t_ds_project_parameter`
  ADD UNIQUE INDEX `unique_project_parameter_code` (`code`),
  ADD UNIQUE INDEX `unique_project_parameter_name` (`project_code`, `param_name`);

-- @step create-index t_ds_project_preference on=target
ALTER TABLE `t_ds_project_preference`
  ADD UNIQUE INDEX `unique_project_preference_code` (`code`),
  ADD UNIQUE INDEX `unique_project_preference_project_code` (`project_code`);

-- @step create-index t_ds_queue on=target
ALTER TABLE `t_ds_queue`
  ADD UNIQUE INDEX `unique_queue_name` (`queue_name`);

-- @step create-index t_ds_relation_namespace_user on=target
ALTER TABLE `t_ds_relation_namespace_user`
  ADD UNIQUE INDEX `namespace_user_unique` (`user_id`, `namespace_id`);

-- @step create-index t_ds_relation_project_user on=target
ALTER TABLE `t_ds_relation_project_user`
  ADD INDEX `relation_project_user_id_index` (`user_id`),
  ADD UNIQUE INDEX `t_ds_relation_project_user_un` (`user_id`, `project_id`);

-- @step create-index t_ds_relation_project_worker_group on=target
ALTER TABLE `t_ds_relation_project_worker_group`
  ADD UNIQUE INDEX `t_ds_relation_project_worker_group_un` (`project_code`, `worker_group`);

-- @step create-index t_ds_relation_sub_workflow on=target
ALTER TABLE `t_ds_relation_sub_workflow`
  ADD INDEX `idx_parent_task_code` (`parent_task_code`),
  ADD INDEX `idx_parent_workflow_instance_id` (`parent_workflow_instance_id`),
  ADD INDEX `idx_sub_workflow_instance_id` (`sub_workflow_instance_id`);

-- @step create-index t_ds_relation_workflow_instance on=target
ALTER TABLE `t_ds_relation_workflow_instance`
  ADD INDEX `idx_relation_workflow_instance_parent_workflow_task` (`parent_workflow_instance_id`, `parent_task_instance_id`),
  ADD INDEX `idx_relation_workflow_instance_workflow_instance_id` (`workflow_instance_id`);

-- @step create-index t_ds_resources on=target
ALTER TABLE `t_ds_resources`
  ADD UNIQUE INDEX `t_ds_resources_un` (`full_name`, `type`);

-- @step create-index t_ds_task_definition on=target
ALTER TABLE `t_ds_task_definition`
  ADD INDEX `task_definition_index` (`project_code`, `id`);

-- @step create-index t_ds_task_definition_log on=target
ALTER TABLE `t_ds_task_definition_log`
  ADD INDEX `idx_task_definition_log_code_version` (`code`, `version`),
  ADD INDEX `idx_task_definition_log_project_code` (`project_code`);

-- @step create-index t_ds_task_group_queue on=target
ALTER TABLE `t_ds_task_group_queue`
  ADD INDEX `idx_t_ds_task_group_queue_in_queue` (`in_queue`);

-- @step create-index t_ds_task_instance on=target
ALTER TABLE `t_ds_task_instance`
  ADD INDEX `idx_cache_key` (`cache_key`),
  ADD INDEX `idx_task_instance_code_version` (`task_code`, `task_definition_version`);

-- @step create-index t_ds_tenant on=target
ALTER TABLE `t_ds_tenant`
  ADD UNIQUE INDEX `unique_tenant_code` (`tenant_code`);

-- @step create-index t_ds_udfs on=target
ALTER TABLE `t_ds_udfs`
  ADD UNIQUE INDEX `unique_func_name` (`func_name`);

-- @step create-index t_ds_version on=target
ALTER TABLE `t_ds_version`
  ADD INDEX `version_index` (`version`);

-- @step create-index t_ds_worker_group on=target
ALTER TABLE `t_ds_worker_group`
  ADD UNIQUE INDEX `name_unique` (`name`);

-- @step create-index t_ds_workflow_definition on=target
ALTER TABLE `t_ds_workflow_definition`
  ADD INDEX `workflow_definition_index` (`code`, `id`),
  ADD UNIQUE INDEX `workflow_definition_unique` (`name`, `project_code`);

-- @step create-index t_ds_workflow_definition_log on=target
ALTER TABLE `t_ds_workflow_definition_log`
  ADD UNIQUE INDEX `uniq_idx_code_version` (`code`, `version`);

-- @step create-index t_ds_workflow_instance on=target
ALTER TABLE `t_ds_workflow_instance`
  ADD INDEX `start_time_index` (`start_time`, `end_time`),
  ADD INDEX `workflow_instance_index` (`workflow_definition_code`, `id`);

-- @step create-index t_ds_workflow_task_lineage on=target
ALTER TABLE `t_ds_workflow_task_lineage`
  ADD INDEX `idx_dept_code` (`dept_project_code`, `dept_workflow_definition_code`, `dept_task_definition_code`),
  ADD INDEX `idx_task_code_version` (`task_definition_code`, `task_definition_version`),
  ADD INDEX `idx_workflow_code_version` (`workflow_definition_code`, `workflow_definition_version`);

-- @step create-index t_ds_workflow_task_relation on=target
ALTER TABLE `t_ds_workflow_task_relation`
  ADD INDEX `workflow_task_relation_idx_post_task_code_version` (`post_task_code`, `post_task_version`),
  ADD INDEX `workflow_task_relation_idx_pre_task_code_version` (`pre_task_code`, `pre_task_version`),
  ADD INDEX `workflow_task_relation_idx_project_code_workflow_definition_cod` (`project_code`, `workflow_definition_code`);

-- @step create-index t_ds_workflow_task_relation_log on=target
ALTER TABLE `t_ds_workflow_task_relation_log`
  ADD INDEX `workflow_task_relation_log_idx_project_code_workflow_definition` (`project_code`, `workflow_definition_code`);


-- @phase counters
-- @step set-counter t_ds_alertgroup on=target
ALTER TABLE `t_ds_alertgroup` AUTO_INCREMENT = 2;

-- @step set-counter t_ds_queue on=target
ALTER TABLE `t_ds_queue` AUTO_INCREMENT = 2;

-- @step set-counter t_ds_user on=target
ALTER TABLE `t_ds_user` AUTO_INCREMENT = 2;

-- @step set-counter t_ds_version on=target
ALTER TABLE `t_ds_version` AUTO_INCREMENT = 2;


-- @phase finish
