-- @migration format=1 source=source (postgresql 15.18, database source_db, id …) target=target (mariadb 10.11.19, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.

-- @phase tables
-- @step create-table act_app_appdef on=target
CREATE TABLE `act_app_appdef` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `version_` INT NOT NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `deployment_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `resource_name_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `description_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_app_deployment on=target
CREATE TABLE `act_app_deployment` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `deploy_time_` DATETIME(6) NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_app_deployment_resource on=target
CREATE TABLE `act_app_deployment_resource` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `deployment_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `resource_bytes_` LONGBLOB NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_cmmn_casedef on=target
CREATE TABLE `act_cmmn_casedef` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `version_` INT NOT NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `deployment_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `resource_name_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `description_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `has_graphical_notation_` BOOLEAN NULL,
  `dgrm_resource_name_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `has_start_form_key_` BOOLEAN NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_cmmn_deployment on=target
CREATE TABLE `act_cmmn_deployment` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `deploy_time_` DATETIME(6) NULL,
  `parent_deployment_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_cmmn_deployment_resource on=target
CREATE TABLE `act_cmmn_deployment_resource` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `deployment_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `resource_bytes_` LONGBLOB NULL,
  `generated_` BOOLEAN NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_cmmn_hi_case_inst on=target
CREATE TABLE `act_cmmn_hi_case_inst` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NOT NULL,
  `business_key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `parent_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `case_def_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `state_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `start_time_` DATETIME(6) NULL,
  `end_time_` DATETIME(6) NULL,
  `start_user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `callback_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `callback_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `reference_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `reference_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `last_reactivation_time_` DATETIME(3) NULL,
  `last_reactivation_user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `business_status_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  `end_user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_cmmn_hi_mil_inst on=target
CREATE TABLE `act_cmmn_hi_mil_inst` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `time_stamp_` DATETIME(6) NOT NULL,
  `case_inst_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `case_def_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `element_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_cmmn_hi_plan_item_inst on=target
CREATE TABLE `act_cmmn_hi_plan_item_inst` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `state_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `case_def_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `case_inst_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `stage_inst_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `is_stage_` BOOLEAN NULL,
  `element_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `item_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `item_definition_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `create_time_` DATETIME(6) NULL,
  `last_available_time_` DATETIME(6) NULL,
  `last_enabled_time_` DATETIME(6) NULL,
  `last_disabled_time_` DATETIME(6) NULL,
  `last_started_time_` DATETIME(6) NULL,
  `last_suspended_time_` DATETIME(6) NULL,
  `completed_time_` DATETIME(6) NULL,
  `occurred_time_` DATETIME(6) NULL,
  `terminated_time_` DATETIME(6) NULL,
  `exit_time_` DATETIME(6) NULL,
  `ended_time_` DATETIME(6) NULL,
  `last_updated_time_` DATETIME(6) NULL,
  `start_user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `assignee_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `completed_by_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `reference_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `reference_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `entry_criterion_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `exit_criterion_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `show_in_overview_` BOOLEAN NULL,
  `extra_value_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `derived_case_def_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `last_unavailable_time_` DATETIME(3) NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_cmmn_ru_case_inst on=target
CREATE TABLE `act_cmmn_ru_case_inst` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NOT NULL,
  `business_key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `parent_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `case_def_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `state_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `start_time_` DATETIME(6) NULL,
  `start_user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `callback_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `callback_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `lock_time_` DATETIME(6) NULL,
  `lock_owner_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `is_completeable_` BOOLEAN NULL,
  `reference_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `reference_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `last_reactivation_time_` DATETIME(3) NULL,
  `last_reactivation_user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `business_status_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_cmmn_ru_mil_inst on=target
CREATE TABLE `act_cmmn_ru_mil_inst` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `time_stamp_` DATETIME(6) NOT NULL,
  `case_inst_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `case_def_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `element_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_cmmn_ru_plan_item_inst on=target
CREATE TABLE `act_cmmn_ru_plan_item_inst` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NOT NULL,
  `case_def_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `case_inst_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `stage_inst_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `is_stage_` BOOLEAN NULL,
  `element_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `state_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `create_time_` DATETIME(6) NULL,
  `start_user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `assignee_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `completed_by_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `reference_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `reference_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `item_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `item_definition_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `is_completeable_` BOOLEAN NULL,
  `is_count_enabled_` BOOLEAN NULL,
  `var_count_` INT NULL,
  `sentry_part_inst_count_` INT NULL,
  `last_available_time_` DATETIME(3) NULL,
  `last_enabled_time_` DATETIME(3) NULL,
  `last_disabled_time_` DATETIME(3) NULL,
  `last_started_time_` DATETIME(3) NULL,
  `last_suspended_time_` DATETIME(3) NULL,
  `completed_time_` DATETIME(3) NULL,
  `occurred_time_` DATETIME(3) NULL,
  `terminated_time_` DATETIME(3) NULL,
  `exit_time_` DATETIME(3) NULL,
  `ended_time_` DATETIME(3) NULL,
  `entry_criterion_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `exit_criterion_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `extra_value_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `derived_case_def_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `last_unavailable_time_` DATETIME(3) NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_cmmn_ru_sentry_part_inst on=target
CREATE TABLE `act_cmmn_ru_sentry_part_inst` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NOT NULL,
  `case_def_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `case_inst_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `plan_item_inst_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `on_part_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `if_part_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `time_stamp_` DATETIME(6) NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_dmn_decision on=target
CREATE TABLE `act_dmn_decision` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `version_` INT NULL,
  `key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `decision_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `deployment_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `resource_name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `description_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_dmn_deployment on=target
CREATE TABLE `act_dmn_deployment` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `deploy_time_` DATETIME(6) NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `parent_deployment_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_dmn_deployment_resource on=target
CREATE TABLE `act_dmn_deployment_resource` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `deployment_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `resource_bytes_` LONGBLOB NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_dmn_hi_decision_execution on=target
CREATE TABLE `act_dmn_hi_decision_execution` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `decision_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `deployment_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `start_time_` DATETIME(6) NULL,
  `end_time_` DATETIME(6) NULL,
  `instance_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `execution_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `activity_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `failed_` BOOLEAN NULL DEFAULT 0,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `execution_json_` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_evt_log on=target
CREATE TABLE `act_evt_log` (
  `log_nr_` INT NOT NULL AUTO_INCREMENT,
  `type_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `execution_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `task_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `time_stamp_` DATETIME(6) NOT NULL,
  `user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `data_` LONGBLOB NULL,
  `lock_owner_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `lock_time_` DATETIME(6) NULL,
  `is_processed_` SMALLINT NULL DEFAULT 0,
  PRIMARY KEY (`log_nr_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_ge_bytearray on=target
CREATE TABLE `act_ge_bytearray` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `deployment_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `bytes_` LONGBLOB NULL,
  `generated_` BOOLEAN NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_ge_property on=target
CREATE TABLE `act_ge_property` (
  `name_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `value_` VARCHAR(300) COLLATE utf8mb4_nopad_bin NULL,
  `rev_` INT NULL,
  PRIMARY KEY (`name_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_hi_actinst on=target
CREATE TABLE `act_hi_actinst` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL DEFAULT 1,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `execution_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `act_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `task_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `call_proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `act_name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `act_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `assignee_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `completed_by_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `start_time_` DATETIME(6) NOT NULL,
  `end_time_` DATETIME(6) NULL,
  `transaction_order_` INT NULL,
  `duration_` BIGINT NULL,
  `delete_reason_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_hi_attachment on=target
CREATE TABLE `act_hi_attachment` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `description_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `task_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `url_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `content_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `time_` DATETIME(6) NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_hi_comment on=target
CREATE TABLE `act_hi_comment` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `time_` DATETIME(6) NOT NULL,
  `user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `task_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `action_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `message_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `full_msg_` LONGBLOB NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_hi_detail on=target
CREATE TABLE `act_hi_detail` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `execution_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `task_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `act_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `var_type_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `rev_` INT NULL,
  `time_` DATETIME(6) NOT NULL,
  `bytearray_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `double_` DOUBLE NULL,
  `long_` BIGINT NULL,
  `text_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `text2_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_hi_entitylink on=target
CREATE TABLE `act_hi_entitylink` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `link_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `create_time_` DATETIME(6) NULL,
  `scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `parent_element_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `ref_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `ref_scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `ref_scope_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `root_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `root_scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `hierarchy_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_hi_identitylink on=target
CREATE TABLE `act_hi_identitylink` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `group_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `task_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `create_time_` DATETIME(6) NULL,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_hi_procinst on=target
CREATE TABLE `act_hi_procinst` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL DEFAULT 1,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `business_key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `start_time_` DATETIME(6) NOT NULL,
  `end_time_` DATETIME(6) NULL,
  `duration_` BIGINT NULL,
  `start_user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `start_act_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `end_act_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `super_process_instance_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `delete_reason_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `callback_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `callback_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `reference_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `reference_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `propagated_stage_inst_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `business_status_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `end_user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `state_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_hi_taskinst on=target
CREATE TABLE `act_hi_taskinst` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL DEFAULT 1,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `task_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `task_def_key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `execution_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `propagated_stage_inst_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `state_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `parent_task_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `description_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `owner_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `assignee_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `start_time_` DATETIME(6) NOT NULL,
  `in_progress_time_` DATETIME(6) NULL,
  `in_progress_started_by_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `claim_time_` DATETIME(6) NULL,
  `claimed_by_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `suspended_time_` DATETIME(6) NULL,
  `suspended_by_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `end_time_` DATETIME(6) NULL,
  `completed_by_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `duration_` BIGINT NULL,
  `delete_reason_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `priority_` INT NULL,
  `in_progress_due_date_` DATETIME(6) NULL,
  `due_date_` DATETIME(6) NULL,
  `form_key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  `last_updated_time_` DATETIME(6) NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_hi_tsk_log on=target
CREATE TABLE `act_hi_tsk_log` (
  `id_` INT NOT NULL AUTO_INCREMENT,
  `type_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `task_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `time_stamp_` DATETIME(6) NOT NULL,
  `user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `data_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `execution_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_hi_varinst on=target
CREATE TABLE `act_hi_varinst` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL DEFAULT 1,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `execution_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `task_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `var_type_` VARCHAR(100) COLLATE utf8mb4_nopad_bin NULL,
  `scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `bytearray_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `double_` DOUBLE NULL,
  `long_` BIGINT NULL,
  `text_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `text2_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `meta_info_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `create_time_` DATETIME(6) NULL,
  `last_updated_time_` DATETIME(6) NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_id_bytearray on=target
CREATE TABLE `act_id_bytearray` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `bytes_` LONGBLOB NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_id_group on=target
CREATE TABLE `act_id_group` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_id_info on=target
CREATE TABLE `act_id_info` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `user_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `type_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `value_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `password_` LONGBLOB NULL,
  `parent_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_id_membership on=target
CREATE TABLE `act_id_membership` (
  `user_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `group_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`user_id_`, `group_id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_id_priv on=target
CREATE TABLE `act_id_priv` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_id_priv_mapping on=target
CREATE TABLE `act_id_priv_mapping` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `priv_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `group_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_id_property on=target
CREATE TABLE `act_id_property` (
  `name_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `value_` VARCHAR(300) COLLATE utf8mb4_nopad_bin NULL,
  `rev_` INT NULL,
  PRIMARY KEY (`name_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_id_token on=target
CREATE TABLE `act_id_token` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `token_value_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `token_date_` DATETIME(6) NULL,
  `ip_address_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `user_agent_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `token_data_` VARCHAR(2000) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_id_user on=target
CREATE TABLE `act_id_user` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `first_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `last_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `display_name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `email_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `pwd_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `picture_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_procdef_info on=target
CREATE TABLE `act_procdef_info` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `info_json_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_re_deployment on=target
CREATE TABLE `act_re_deployment` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  `deploy_time_` DATETIME(6) NULL,
  `derived_from_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `derived_from_root_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `parent_deployment_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `engine_version_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_re_model on=target
CREATE TABLE `act_re_model` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `create_time_` DATETIME(6) NULL,
  `last_update_time_` DATETIME(6) NULL,
  `version_` INT NULL,
  `meta_info_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `deployment_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `editor_source_value_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `editor_source_extra_value_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_re_procdef on=target
CREATE TABLE `act_re_procdef` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `version_` INT NOT NULL,
  `deployment_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `resource_name_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `dgrm_resource_name_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `description_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `has_start_form_key_` BOOLEAN NULL,
  `has_graphical_notation_` BOOLEAN NULL,
  `suspension_state_` INT NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  `derived_from_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `derived_from_root_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `derived_version_` INT NOT NULL DEFAULT 0,
  `engine_version_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_ru_actinst on=target
CREATE TABLE `act_ru_actinst` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL DEFAULT 1,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `execution_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `act_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `task_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `call_proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `act_name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `act_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `assignee_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `completed_by_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `start_time_` DATETIME(6) NOT NULL,
  `end_time_` DATETIME(6) NULL,
  `duration_` BIGINT NULL,
  `transaction_order_` INT NULL,
  `delete_reason_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_ru_deadletter_job on=target
CREATE TABLE `act_ru_deadletter_job` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `exclusive_` BOOLEAN NULL,
  `execution_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `process_instance_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `element_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `element_name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `correlation_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `exception_stack_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `exception_msg_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `duedate_` DATETIME(6) NULL,
  `repeat_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `handler_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `handler_cfg_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `custom_values_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `create_time_` DATETIME(6) NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_ru_entitylink on=target
CREATE TABLE `act_ru_entitylink` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `create_time_` DATETIME(6) NULL,
  `link_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `parent_element_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `ref_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `ref_scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `ref_scope_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `root_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `root_scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `hierarchy_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_ru_event_subscr on=target
CREATE TABLE `act_ru_event_subscr` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `event_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `event_name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `execution_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `activity_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `configuration_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `created_` DATETIME(6) NOT NULL,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `scope_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `scope_definition_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `scope_definition_key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `lock_time_` DATETIME(6) NULL,
  `lock_owner_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_ru_execution on=target
CREATE TABLE `act_ru_execution` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `business_key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `parent_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `super_exec_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `root_proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `act_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `is_active_` BOOLEAN NULL,
  `is_concurrent_` BOOLEAN NULL,
  `is_scope_` BOOLEAN NULL,
  `is_event_scope_` BOOLEAN NULL,
  `is_mi_root_` BOOLEAN NULL,
  `suspension_state_` INT NULL,
  `cached_ent_state_` INT NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `start_act_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `start_time_` DATETIME(6) NULL,
  `start_user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `lock_time_` DATETIME(6) NULL,
  `lock_owner_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `is_count_enabled_` BOOLEAN NULL,
  `evt_subscr_count_` INT NULL,
  `task_count_` INT NULL,
  `job_count_` INT NULL,
  `timer_job_count_` INT NULL,
  `susp_job_count_` INT NULL,
  `deadletter_job_count_` INT NULL,
  `external_worker_job_count_` INT NULL,
  `var_count_` INT NULL,
  `id_link_count_` INT NULL,
  `callback_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `callback_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `reference_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `reference_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `propagated_stage_inst_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `business_status_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_ru_external_job on=target
CREATE TABLE `act_ru_external_job` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `lock_exp_time_` DATETIME(6) NULL,
  `lock_owner_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `exclusive_` BOOLEAN NULL,
  `execution_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `process_instance_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `element_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `element_name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `correlation_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `retries_` INT NULL,
  `exception_stack_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `exception_msg_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `duedate_` DATETIME(6) NULL,
  `repeat_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `handler_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `handler_cfg_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `custom_values_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `create_time_` DATETIME(6) NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_ru_history_job on=target
CREATE TABLE `act_ru_history_job` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `lock_exp_time_` DATETIME(6) NULL,
  `lock_owner_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `retries_` INT NULL,
  `exception_stack_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `exception_msg_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `handler_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `handler_cfg_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `custom_values_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `adv_handler_cfg_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `create_time_` DATETIME(6) NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_ru_identitylink on=target
CREATE TABLE `act_ru_identitylink` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `group_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `user_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `task_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_ru_job on=target
CREATE TABLE `act_ru_job` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `lock_exp_time_` DATETIME(6) NULL,
  `lock_owner_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `exclusive_` BOOLEAN NULL,
  `execution_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `process_instance_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `element_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `element_name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `correlation_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `retries_` INT NULL,
  `exception_stack_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `exception_msg_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `duedate_` DATETIME(6) NULL,
  `repeat_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `handler_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `handler_cfg_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `custom_values_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `create_time_` DATETIME(6) NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_ru_suspended_job on=target
CREATE TABLE `act_ru_suspended_job` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `exclusive_` BOOLEAN NULL,
  `execution_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `process_instance_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `element_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `element_name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `correlation_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `retries_` INT NULL,
  `exception_stack_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `exception_msg_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `duedate_` DATETIME(6) NULL,
  `repeat_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `handler_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `handler_cfg_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `custom_values_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `create_time_` DATETIME(6) NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_ru_task on=target
CREATE TABLE `act_ru_task` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `execution_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `task_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `propagated_stage_inst_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `state_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `parent_task_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `description_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `task_def_key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `owner_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `assignee_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `delegation_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `priority_` INT NULL,
  `create_time_` DATETIME(6) NULL,
  `in_progress_time_` DATETIME(6) NULL,
  `in_progress_started_by_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `claim_time_` DATETIME(6) NULL,
  `claimed_by_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `suspended_time_` DATETIME(6) NULL,
  `suspended_by_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `in_progress_due_date_` DATETIME(6) NULL,
  `due_date_` DATETIME(6) NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `suspension_state_` INT NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  `form_key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `is_count_enabled_` BOOLEAN NULL,
  `var_count_` INT NULL,
  `id_link_count_` INT NULL,
  `sub_task_count_` INT NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_ru_timer_job on=target
CREATE TABLE `act_ru_timer_job` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `lock_exp_time_` DATETIME(6) NULL,
  `lock_owner_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `exclusive_` BOOLEAN NULL,
  `execution_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `process_instance_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_def_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `element_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `element_name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_definition_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `correlation_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `retries_` INT NULL,
  `exception_stack_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `exception_msg_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `duedate_` DATETIME(6) NULL,
  `repeat_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `handler_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `handler_cfg_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `custom_values_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `create_time_` DATETIME(6) NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table act_ru_variable on=target
CREATE TABLE `act_ru_variable` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `execution_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `proc_inst_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `task_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `bytearray_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `double_` DOUBLE NULL,
  `long_` BIGINT NULL,
  `text_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `text2_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  `meta_info_` VARCHAR(4000) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table flw_channel_definition on=target
CREATE TABLE `flw_channel_definition` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `version_` INT NULL,
  `key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `type_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `implementation_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `deployment_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `create_time_` DATETIME(3) NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `resource_name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `description_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table flw_event_definition on=target
CREATE TABLE `flw_event_definition` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `version_` INT NULL,
  `key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `deployment_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `resource_name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `description_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table flw_event_deployment on=target
CREATE TABLE `flw_event_deployment` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `category_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `deploy_time_` DATETIME(3) NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `parent_deployment_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table flw_event_resource on=target
CREATE TABLE `flw_event_resource` (
  `id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `name_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `deployment_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `resource_bytes_` LONGBLOB NULL,
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table flw_ru_batch on=target
CREATE TABLE `flw_ru_batch` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `type_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `search_key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `search_key2_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `create_time_` DATETIME(6) NOT NULL,
  `complete_time_` DATETIME(6) NULL,
  `status_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `batch_doc_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table flw_ru_batch_part on=target
CREATE TABLE `flw_ru_batch_part` (
  `id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rev_` INT NULL,
  `batch_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `type_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `scope_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `sub_scope_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `scope_type_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `search_key_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `search_key2_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `create_time_` DATETIME(6) NOT NULL,
  `complete_time_` DATETIME(6) NULL,
  `status_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `result_doc_id_` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  `tenant_id_` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL DEFAULT '',
  PRIMARY KEY (`id_`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;


-- @phase keys
-- @step create-index act_app_appdef on=target
ALTER TABLE `act_app_appdef`
  ADD INDEX `act_idx_app_def_dply` (`deployment_id_`),
  ADD UNIQUE INDEX `act_idx_app_def_uniq` (`key_`, `version_`, `tenant_id_`);

-- @step create-index act_app_deployment_resource on=target
ALTER TABLE `act_app_deployment_resource`
  ADD INDEX `act_idx_app_rsrc_dpl` (`deployment_id_`);

-- @step create-index act_cmmn_casedef on=target
ALTER TABLE `act_cmmn_casedef`
  ADD INDEX `act_idx_case_def_dply` (`deployment_id_`),
  ADD UNIQUE INDEX `act_idx_case_def_uniq` (`key_`, `version_`, `tenant_id_`);

-- @step create-index act_cmmn_deployment_resource on=target
ALTER TABLE `act_cmmn_deployment_resource`
  ADD INDEX `act_idx_cmmn_rsrc_dpl` (`deployment_id_`);

-- @step create-index act_cmmn_hi_case_inst on=target
ALTER TABLE `act_cmmn_hi_case_inst`
  ADD INDEX `act_idx_hi_case_inst_end` (`end_time_`);

-- @step create-index act_cmmn_hi_plan_item_inst on=target
ALTER TABLE `act_cmmn_hi_plan_item_inst`
  ADD INDEX `act_idx_hi_plan_item_inst_case` (`case_inst_id_`);

-- @step create-index act_cmmn_ru_case_inst on=target
ALTER TABLE `act_cmmn_ru_case_inst`
  ADD INDEX `act_idx_case_inst_case_def` (`case_def_id_`),
  ADD INDEX `act_idx_case_inst_parent` (`parent_id_`),
  ADD INDEX `act_idx_case_inst_ref_id_` (`reference_id_`);

-- @step create-index act_cmmn_ru_mil_inst on=target
ALTER TABLE `act_cmmn_ru_mil_inst`
  ADD INDEX `act_idx_mil_case_def` (`case_def_id_`),
  ADD INDEX `act_idx_mil_case_inst` (`case_inst_id_`);

-- @step create-index act_cmmn_ru_plan_item_inst on=target
ALTER TABLE `act_cmmn_ru_plan_item_inst`
  ADD INDEX `act_idx_plan_item_case_def` (`case_def_id_`),
  ADD INDEX `act_idx_plan_item_case_inst` (`case_inst_id_`),
  ADD INDEX `act_idx_plan_item_stage_inst` (`stage_inst_id_`);

-- @step create-index act_cmmn_ru_sentry_part_inst on=target
ALTER TABLE `act_cmmn_ru_sentry_part_inst`
  ADD INDEX `act_idx_sentry_case_def` (`case_def_id_`),
  ADD INDEX `act_idx_sentry_case_inst` (`case_inst_id_`),
  ADD INDEX `act_idx_sentry_plan_item` (`plan_item_inst_id_`);

-- @step create-index act_dmn_decision on=target
ALTER TABLE `act_dmn_decision`
  ADD UNIQUE INDEX `act_idx_dmn_dec_uniq` (`key_`, `version_`, `tenant_id_`);

-- @step create-index act_dmn_deployment_resource on=target
ALTER TABLE `act_dmn_deployment_resource`
  ADD INDEX `act_idx_dmn_rsrc_dpl` (`deployment_id_`);

-- @step create-index act_dmn_hi_decision_execution on=target
ALTER TABLE `act_dmn_hi_decision_execution`
  ADD INDEX `act_idx_dmn_instance_id` (`instance_id_`);

-- @step create-index act_ge_bytearray on=target
ALTER TABLE `act_ge_bytearray`
  ADD INDEX `act_idx_bytear_depl` (`deployment_id_`);

-- @step create-index act_hi_actinst on=target
ALTER TABLE `act_hi_actinst`
  ADD INDEX `act_idx_hi_act_inst_end` (`end_time_`),
  ADD INDEX `act_idx_hi_act_inst_exec` (`execution_id_`, `act_id_`),
  ADD INDEX `act_idx_hi_act_inst_procinst` (`proc_inst_id_`, `act_id_`),
  ADD INDEX `act_idx_hi_act_inst_start` (`start_time_`);

-- @step create-index act_hi_detail on=target
ALTER TABLE `act_hi_detail`
  ADD INDEX `act_idx_hi_detail_act_inst` (`act_inst_id_`),
  ADD INDEX `act_idx_hi_detail_name` (`name_`),
  ADD INDEX `act_idx_hi_detail_proc_inst` (`proc_inst_id_`),
  ADD INDEX `act_idx_hi_detail_task_id` (`task_id_`),
  ADD INDEX `act_idx_hi_detail_time` (`time_`);

-- @step create-index act_hi_entitylink on=target
ALTER TABLE `act_hi_entitylink`
  ADD INDEX `act_idx_hi_ent_lnk_ref_scope` (`ref_scope_id_`, `ref_scope_type_`, `link_type_`),
  ADD INDEX `act_idx_hi_ent_lnk_root_scope` (`root_scope_id_`, `root_scope_type_`, `link_type_`),
  ADD INDEX `act_idx_hi_ent_lnk_scope` (`scope_id_`, `scope_type_`, `link_type_`),
  ADD INDEX `act_idx_hi_ent_lnk_scope_def` (`scope_definition_id_`, `scope_type_`, `link_type_`);

-- @step create-index act_hi_identitylink on=target
ALTER TABLE `act_hi_identitylink`
  ADD INDEX `act_idx_hi_ident_lnk_procinst` (`proc_inst_id_`),
  ADD INDEX `act_idx_hi_ident_lnk_scope` (`scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_hi_ident_lnk_scope_def` (`scope_definition_id_`, `scope_type_`),
  ADD INDEX `act_idx_hi_ident_lnk_sub_scope` (`sub_scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_hi_ident_lnk_task` (`task_id_`),
  ADD INDEX `act_idx_hi_ident_lnk_user` (`user_id_`);

-- @step create-index act_hi_procinst on=target
ALTER TABLE `act_hi_procinst`
  ADD UNIQUE INDEX `act_hi_procinst_proc_inst_id__key` (`proc_inst_id_`),
  ADD INDEX `act_idx_hi_pro_i_buskey` (`business_key_`),
  ADD INDEX `act_idx_hi_pro_inst_end` (`end_time_`),
  ADD INDEX `act_idx_hi_pro_super_procinst` (`super_process_instance_id_`);

-- @step create-index act_hi_taskinst on=target
ALTER TABLE `act_hi_taskinst`
  ADD INDEX `act_idx_hi_task_inst_procinst` (`proc_inst_id_`),
  ADD INDEX `act_idx_hi_task_scope` (`scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_hi_task_scope_def` (`scope_definition_id_`, `scope_type_`),
  ADD INDEX `act_idx_hi_task_sub_scope` (`sub_scope_id_`, `scope_type_`);

-- @step create-index act_hi_tsk_log on=target
ALTER TABLE `act_hi_tsk_log`
  ADD INDEX `act_idx_act_hi_tsk_log_task` (`task_id_`);

-- @step create-index act_hi_varinst on=target
ALTER TABLE `act_hi_varinst`
  ADD INDEX `act_idx_hi_procvar_exe` (`execution_id_`),
  ADD INDEX `act_idx_hi_procvar_name_type` (`name_`, `var_type_`),
  ADD INDEX `act_idx_hi_procvar_proc_inst` (`proc_inst_id_`),
  ADD INDEX `act_idx_hi_procvar_task_id` (`task_id_`),
  ADD INDEX `act_idx_hi_var_scope_id_type` (`scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_hi_var_sub_id_type` (`sub_scope_id_`, `scope_type_`);

-- @step create-index act_id_membership on=target
ALTER TABLE `act_id_membership`
  ADD INDEX `act_idx_memb_group` (`group_id_`),
  ADD INDEX `act_idx_memb_user` (`user_id_`);

-- @step create-index act_id_priv on=target
ALTER TABLE `act_id_priv`
  ADD UNIQUE INDEX `act_uniq_priv_name` (`name_`);

-- @step create-index act_id_priv_mapping on=target
ALTER TABLE `act_id_priv_mapping`
  ADD INDEX `act_idx_priv_group` (`group_id_`),
  ADD INDEX `act_idx_priv_mapping` (`priv_id_`),
  ADD INDEX `act_idx_priv_user` (`user_id_`);

-- @step create-index act_procdef_info on=target
ALTER TABLE `act_procdef_info`
  ADD INDEX `act_idx_procdef_info_json` (`info_json_id_`),
  ADD INDEX `act_idx_procdef_info_proc` (`proc_def_id_`),
  ADD UNIQUE INDEX `act_uniq_info_procdef` (`proc_def_id_`);

-- @step create-index act_re_model on=target
ALTER TABLE `act_re_model`
  ADD INDEX `act_idx_model_deployment` (`deployment_id_`),
  ADD INDEX `act_idx_model_source` (`editor_source_value_id_`),
  ADD INDEX `act_idx_model_source_extra` (`editor_source_extra_value_id_`);

-- @step create-index act_re_procdef on=target
ALTER TABLE `act_re_procdef`
  ADD UNIQUE INDEX `act_uniq_procdef` (`key_`, `version_`, `derived_version_`, `tenant_id_`);

-- @step create-index act_ru_actinst on=target
ALTER TABLE `act_ru_actinst`
  ADD INDEX `act_idx_ru_acti_end` (`end_time_`),
  ADD INDEX `act_idx_ru_acti_exec` (`execution_id_`),
  ADD INDEX `act_idx_ru_acti_exec_act` (`execution_id_`, `act_id_`),
  ADD INDEX `act_idx_ru_acti_proc` (`proc_inst_id_`),
  ADD INDEX `act_idx_ru_acti_proc_act` (`proc_inst_id_`, `act_id_`),
  ADD INDEX `act_idx_ru_acti_start` (`start_time_`),
  ADD INDEX `act_idx_ru_acti_task` (`task_id_`);

-- @step create-index act_ru_deadletter_job on=target
ALTER TABLE `act_ru_deadletter_job`
  ADD INDEX `act_idx_deadletter_job_correlation_id` (`correlation_id_`),
  ADD INDEX `act_idx_deadletter_job_custom_values_id` (`custom_values_id_`),
  ADD INDEX `act_idx_deadletter_job_exception_stack_id` (`exception_stack_id_`),
  ADD INDEX `act_idx_deadletter_job_execution_id` (`execution_id_`),
  ADD INDEX `act_idx_deadletter_job_proc_def_id` (`proc_def_id_`),
  ADD INDEX `act_idx_deadletter_job_process_instance_id` (`process_instance_id_`),
  ADD INDEX `act_idx_djob_scope` (`scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_djob_scope_def` (`scope_definition_id_`, `scope_type_`),
  ADD INDEX `act_idx_djob_sub_scope` (`sub_scope_id_`, `scope_type_`);

-- @step create-index act_ru_entitylink on=target
ALTER TABLE `act_ru_entitylink`
  ADD INDEX `act_idx_ent_lnk_ref_scope` (`ref_scope_id_`, `ref_scope_type_`, `link_type_`),
  ADD INDEX `act_idx_ent_lnk_root_scope` (`root_scope_id_`, `root_scope_type_`, `link_type_`),
  ADD INDEX `act_idx_ent_lnk_scope` (`scope_id_`, `scope_type_`, `link_type_`),
  ADD INDEX `act_idx_ent_lnk_scope_def` (`scope_definition_id_`, `scope_type_`, `link_type_`);

-- @step create-index act_ru_event_subscr on=target
ALTER TABLE `act_ru_event_subscr`
  ADD INDEX `act_idx_event_subscr` (`execution_id_`),
  ADD INDEX `act_idx_event_subscr_config_` (`configuration_`),
  ADD INDEX `act_idx_event_subscr_proc_id` (`proc_inst_id_`),
  ADD INDEX `act_idx_event_subscr_scoperef_` (`scope_id_`, `scope_type_`);

-- @step create-index act_ru_execution on=target
ALTER TABLE `act_ru_execution`
  ADD INDEX `act_idx_exe_parent` (`parent_id_`),
  ADD INDEX `act_idx_exe_procdef` (`proc_def_id_`),
  ADD INDEX `act_idx_exe_procinst` (`proc_inst_id_`),
  ADD INDEX `act_idx_exe_root` (`root_proc_inst_id_`),
  ADD INDEX `act_idx_exe_super` (`super_exec_`),
  ADD INDEX `act_idx_exec_buskey` (`business_key_`),
  ADD INDEX `act_idx_exec_ref_id_` (`reference_id_`);

-- @step create-index act_ru_external_job on=target
ALTER TABLE `act_ru_external_job`
  ADD INDEX `act_idx_ejob_scope` (`scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_ejob_scope_def` (`scope_definition_id_`, `scope_type_`),
  ADD INDEX `act_idx_ejob_sub_scope` (`sub_scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_external_job_correlation_id` (`correlation_id_`),
  ADD INDEX `act_idx_external_job_custom_values_id` (`custom_values_id_`),
  ADD INDEX `act_idx_external_job_exception_stack_id` (`exception_stack_id_`);

-- @step create-index act_ru_identitylink on=target
ALTER TABLE `act_ru_identitylink`
  ADD INDEX `act_idx_athrz_procedef` (`proc_def_id_`),
  ADD INDEX `act_idx_ident_lnk_group` (`group_id_`),
  ADD INDEX `act_idx_ident_lnk_scope` (`scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_ident_lnk_scope_def` (`scope_definition_id_`, `scope_type_`),
  ADD INDEX `act_idx_ident_lnk_sub_scope` (`sub_scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_ident_lnk_user` (`user_id_`),
  ADD INDEX `act_idx_idl_procinst` (`proc_inst_id_`),
  ADD INDEX `act_idx_tskass_task` (`task_id_`);

-- @step create-index act_ru_job on=target
ALTER TABLE `act_ru_job`
  ADD INDEX `act_idx_job_correlation_id` (`correlation_id_`),
  ADD INDEX `act_idx_job_custom_values_id` (`custom_values_id_`),
  ADD INDEX `act_idx_job_exception_stack_id` (`exception_stack_id_`),
  ADD INDEX `act_idx_job_execution_id` (`execution_id_`),
  ADD INDEX `act_idx_job_proc_def_id` (`proc_def_id_`),
  ADD INDEX `act_idx_job_process_instance_id` (`process_instance_id_`),
  ADD INDEX `act_idx_job_scope` (`scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_job_scope_def` (`scope_definition_id_`, `scope_type_`),
  ADD INDEX `act_idx_job_sub_scope` (`sub_scope_id_`, `scope_type_`);

-- @step create-index act_ru_suspended_job on=target
ALTER TABLE `act_ru_suspended_job`
  ADD INDEX `act_idx_sjob_scope` (`scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_sjob_scope_def` (`scope_definition_id_`, `scope_type_`),
  ADD INDEX `act_idx_sjob_sub_scope` (`sub_scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_suspended_job_correlation_id` (`correlation_id_`),
  ADD INDEX `act_idx_suspended_job_custom_values_id` (`custom_values_id_`),
  ADD INDEX `act_idx_suspended_job_exception_stack_id` (`exception_stack_id_`),
  ADD INDEX `act_idx_suspended_job_execution_id` (`execution_id_`),
  ADD INDEX `act_idx_suspended_job_proc_def_id` (`proc_def_id_`),
  ADD INDEX `act_idx_suspended_job_process_instance_id` (`process_instance_id_`);

-- @step create-index act_ru_task on=target
ALTER TABLE `act_ru_task`
  ADD INDEX `act_idx_task_create` (`create_time_`),
  ADD INDEX `act_idx_task_exec` (`execution_id_`),
  ADD INDEX `act_idx_task_procdef` (`proc_def_id_`),
  ADD INDEX `act_idx_task_procinst` (`proc_inst_id_`),
  ADD INDEX `act_idx_task_scope` (`scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_task_scope_def` (`scope_definition_id_`, `scope_type_`),
  ADD INDEX `act_idx_task_sub_scope` (`sub_scope_id_`, `scope_type_`);

-- @step create-index act_ru_timer_job on=target
ALTER TABLE `act_ru_timer_job`
  ADD INDEX `act_idx_timer_job_correlation_id` (`correlation_id_`),
  ADD INDEX `act_idx_timer_job_custom_values_id` (`custom_values_id_`),
  ADD INDEX `act_idx_timer_job_duedate` (`duedate_`),
  ADD INDEX `act_idx_timer_job_exception_stack_id` (`exception_stack_id_`),
  ADD INDEX `act_idx_timer_job_execution_id` (`execution_id_`),
  ADD INDEX `act_idx_timer_job_proc_def_id` (`proc_def_id_`),
  ADD INDEX `act_idx_timer_job_process_instance_id` (`process_instance_id_`),
  ADD INDEX `act_idx_tjob_scope` (`scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_tjob_scope_def` (`scope_definition_id_`, `scope_type_`),
  ADD INDEX `act_idx_tjob_sub_scope` (`sub_scope_id_`, `scope_type_`);

-- @step create-index act_ru_variable on=target
ALTER TABLE `act_ru_variable`
  ADD INDEX `act_idx_ru_var_scope_id_type` (`scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_ru_var_sub_id_type` (`sub_scope_id_`, `scope_type_`),
  ADD INDEX `act_idx_var_bytearray` (`bytearray_id_`),
  ADD INDEX `act_idx_var_exe` (`execution_id_`),
  ADD INDEX `act_idx_var_procinst` (`proc_inst_id_`),
  ADD INDEX `act_idx_variable_task_id` (`task_id_`);

-- @step create-index flw_channel_definition on=target
ALTER TABLE `flw_channel_definition`
  ADD UNIQUE INDEX `act_idx_channel_def_uniq` (`key_`, `version_`, `tenant_id_`);

-- @step create-index flw_event_definition on=target
ALTER TABLE `flw_event_definition`
  ADD UNIQUE INDEX `act_idx_event_def_uniq` (`key_`, `version_`, `tenant_id_`);

-- @step create-index flw_event_resource on=target
ALTER TABLE `flw_event_resource`
  ADD INDEX `flw_idx_event_rsrc_dpl` (`deployment_id_`);

-- @step create-index flw_ru_batch_part on=target
ALTER TABLE `flw_ru_batch_part`
  ADD INDEX `flw_idx_batch_part` (`batch_id_`);


-- @phase foreign keys
-- @step prove act_app_appdef on=target
SELECT 'act_fk_app_def_dply' AS foreign_key, c.`deployment_id_`
FROM `act_app_appdef` AS c LEFT JOIN `act_app_deployment` AS p ON p.`id_` = c.`deployment_id_`
WHERE c.`deployment_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_app_appdef on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_app_appdef`
  ADD CONSTRAINT `act_fk_app_def_dply` FOREIGN KEY (`deployment_id_`) REFERENCES `act_app_deployment` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_app_deployment_resource on=target
SELECT 'act_fk_app_rsrc_dpl' AS foreign_key, c.`deployment_id_`
FROM `act_app_deployment_resource` AS c LEFT JOIN `act_app_deployment` AS p ON p.`id_` = c.`deployment_id_`
WHERE c.`deployment_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_app_deployment_resource on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_app_deployment_resource`
  ADD CONSTRAINT `act_fk_app_rsrc_dpl` FOREIGN KEY (`deployment_id_`) REFERENCES `act_app_deployment` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_cmmn_casedef on=target
SELECT 'act_fk_case_def_dply' AS foreign_key, c.`deployment_id_`
FROM `act_cmmn_casedef` AS c LEFT JOIN `act_cmmn_deployment` AS p ON p.`id_` = c.`deployment_id_`
WHERE c.`deployment_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_cmmn_casedef on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_cmmn_casedef`
  ADD CONSTRAINT `act_fk_case_def_dply` FOREIGN KEY (`deployment_id_`) REFERENCES `act_cmmn_deployment` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_cmmn_deployment_resource on=target
SELECT 'act_fk_cmmn_rsrc_dpl' AS foreign_key, c.`deployment_id_`
FROM `act_cmmn_deployment_resource` AS c LEFT JOIN `act_cmmn_deployment` AS p ON p.`id_` = c.`deployment_id_`
WHERE c.`deployment_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_cmmn_deployment_resource on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_cmmn_deployment_resource`
  ADD CONSTRAINT `act_fk_cmmn_rsrc_dpl` FOREIGN KEY (`deployment_id_`) REFERENCES `act_cmmn_deployment` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_cmmn_ru_case_inst on=target
SELECT 'act_fk_case_inst_case_def' AS foreign_key, c.`case_def_id_`
FROM `act_cmmn_ru_case_inst` AS c LEFT JOIN `act_cmmn_casedef` AS p ON p.`id_` = c.`case_def_id_`
WHERE c.`case_def_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_cmmn_ru_case_inst on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_cmmn_ru_case_inst`
  ADD CONSTRAINT `act_fk_case_inst_case_def` FOREIGN KEY (`case_def_id_`) REFERENCES `act_cmmn_casedef` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_cmmn_ru_mil_inst on=target
SELECT 'act_fk_mil_case_def' AS foreign_key, c.`case_def_id_`
FROM `act_cmmn_ru_mil_inst` AS c LEFT JOIN `act_cmmn_casedef` AS p ON p.`id_` = c.`case_def_id_`
WHERE c.`case_def_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_mil_case_inst' AS foreign_key, c.`case_inst_id_`
FROM `act_cmmn_ru_mil_inst` AS c LEFT JOIN `act_cmmn_ru_case_inst` AS p ON p.`id_` = c.`case_inst_id_`
WHERE c.`case_inst_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_cmmn_ru_mil_inst on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_cmmn_ru_mil_inst`
  ADD CONSTRAINT `act_fk_mil_case_def` FOREIGN KEY (`case_def_id_`) REFERENCES `act_cmmn_casedef` (`id_`),
  ADD CONSTRAINT `act_fk_mil_case_inst` FOREIGN KEY (`case_inst_id_`) REFERENCES `act_cmmn_ru_case_inst` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_cmmn_ru_plan_item_inst on=target
SELECT 'act_fk_plan_item_case_def' AS foreign_key, c.`case_def_id_`
FROM `act_cmmn_ru_plan_item_inst` AS c LEFT JOIN `act_cmmn_casedef` AS p ON p.`id_` = c.`case_def_id_`
WHERE c.`case_def_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_plan_item_case_inst' AS foreign_key, c.`case_inst_id_`
FROM `act_cmmn_ru_plan_item_inst` AS c LEFT JOIN `act_cmmn_ru_case_inst` AS p ON p.`id_` = c.`case_inst_id_`
WHERE c.`case_inst_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_cmmn_ru_plan_item_inst on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_cmmn_ru_plan_item_inst`
  ADD CONSTRAINT `act_fk_plan_item_case_def` FOREIGN KEY (`case_def_id_`) REFERENCES `act_cmmn_casedef` (`id_`),
  ADD CONSTRAINT `act_fk_plan_item_case_inst` FOREIGN KEY (`case_inst_id_`) REFERENCES `act_cmmn_ru_case_inst` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_cmmn_ru_sentry_part_inst on=target
SELECT 'act_fk_sentry_case_def' AS foreign_key, c.`case_def_id_`
FROM `act_cmmn_ru_sentry_part_inst` AS c LEFT JOIN `act_cmmn_casedef` AS p ON p.`id_` = c.`case_def_id_`
WHERE c.`case_def_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_sentry_case_inst' AS foreign_key, c.`case_inst_id_`
FROM `act_cmmn_ru_sentry_part_inst` AS c LEFT JOIN `act_cmmn_ru_case_inst` AS p ON p.`id_` = c.`case_inst_id_`
WHERE c.`case_inst_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_sentry_plan_item' AS foreign_key, c.`plan_item_inst_id_`
FROM `act_cmmn_ru_sentry_part_inst` AS c LEFT JOIN `act_cmmn_ru_plan_item_inst` AS p ON p.`id_` = c.`plan_item_inst_id_`
WHERE c.`plan_item_inst_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_cmmn_ru_sentry_part_inst on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_cmmn_ru_sentry_part_inst`
  ADD CONSTRAINT `act_fk_sentry_case_def` FOREIGN KEY (`case_def_id_`) REFERENCES `act_cmmn_casedef` (`id_`),
  ADD CONSTRAINT `act_fk_sentry_case_inst` FOREIGN KEY (`case_inst_id_`) REFERENCES `act_cmmn_ru_case_inst` (`id_`),
  ADD CONSTRAINT `act_fk_sentry_plan_item` FOREIGN KEY (`plan_item_inst_id_`) REFERENCES `act_cmmn_ru_plan_item_inst` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_dmn_deployment_resource on=target
SELECT 'act_fk_dmn_rsrc_dpl' AS foreign_key, c.`deployment_id_`
FROM `act_dmn_deployment_resource` AS c LEFT JOIN `act_dmn_deployment` AS p ON p.`id_` = c.`deployment_id_`
WHERE c.`deployment_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_dmn_deployment_resource on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_dmn_deployment_resource`
  ADD CONSTRAINT `act_fk_dmn_rsrc_dpl` FOREIGN KEY (`deployment_id_`) REFERENCES `act_dmn_deployment` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_ge_bytearray on=target
SELECT 'act_fk_bytearr_depl' AS foreign_key, c.`deployment_id_`
FROM `act_ge_bytearray` AS c LEFT JOIN `act_re_deployment` AS p ON p.`id_` = c.`deployment_id_`
WHERE c.`deployment_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_ge_bytearray on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_ge_bytearray`
  ADD CONSTRAINT `act_fk_bytearr_depl` FOREIGN KEY (`deployment_id_`) REFERENCES `act_re_deployment` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_id_membership on=target
SELECT 'act_fk_memb_group' AS foreign_key, c.`group_id_`
FROM `act_id_membership` AS c LEFT JOIN `act_id_group` AS p ON p.`id_` = c.`group_id_`
WHERE c.`group_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_memb_user' AS foreign_key, c.`user_id_`
FROM `act_id_membership` AS c LEFT JOIN `act_id_user` AS p ON p.`id_` = c.`user_id_`
WHERE c.`user_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_id_membership on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_id_membership`
  ADD CONSTRAINT `act_fk_memb_group` FOREIGN KEY (`group_id_`) REFERENCES `act_id_group` (`id_`),
  ADD CONSTRAINT `act_fk_memb_user` FOREIGN KEY (`user_id_`) REFERENCES `act_id_user` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_id_priv_mapping on=target
SELECT 'act_fk_priv_mapping' AS foreign_key, c.`priv_id_`
FROM `act_id_priv_mapping` AS c LEFT JOIN `act_id_priv` AS p ON p.`id_` = c.`priv_id_`
WHERE c.`priv_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_id_priv_mapping on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_id_priv_mapping`
  ADD CONSTRAINT `act_fk_priv_mapping` FOREIGN KEY (`priv_id_`) REFERENCES `act_id_priv` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_procdef_info on=target
SELECT 'act_fk_info_json_ba' AS foreign_key, c.`info_json_id_`
FROM `act_procdef_info` AS c LEFT JOIN `act_ge_bytearray` AS p ON p.`id_` = c.`info_json_id_`
WHERE c.`info_json_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_info_procdef' AS foreign_key, c.`proc_def_id_`
FROM `act_procdef_info` AS c LEFT JOIN `act_re_procdef` AS p ON p.`id_` = c.`proc_def_id_`
WHERE c.`proc_def_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_procdef_info on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_procdef_info`
  ADD CONSTRAINT `act_fk_info_json_ba` FOREIGN KEY (`info_json_id_`) REFERENCES `act_ge_bytearray` (`id_`),
  ADD CONSTRAINT `act_fk_info_procdef` FOREIGN KEY (`proc_def_id_`) REFERENCES `act_re_procdef` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_re_model on=target
SELECT 'act_fk_model_deployment' AS foreign_key, c.`deployment_id_`
FROM `act_re_model` AS c LEFT JOIN `act_re_deployment` AS p ON p.`id_` = c.`deployment_id_`
WHERE c.`deployment_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_model_source' AS foreign_key, c.`editor_source_value_id_`
FROM `act_re_model` AS c LEFT JOIN `act_ge_bytearray` AS p ON p.`id_` = c.`editor_source_value_id_`
WHERE c.`editor_source_value_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_model_source_extra' AS foreign_key, c.`editor_source_extra_value_id_`
FROM `act_re_model` AS c LEFT JOIN `act_ge_bytearray` AS p ON p.`id_` = c.`editor_source_extra_value_id_`
WHERE c.`editor_source_extra_value_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_re_model on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_re_model`
  ADD CONSTRAINT `act_fk_model_deployment` FOREIGN KEY (`deployment_id_`) REFERENCES `act_re_deployment` (`id_`),
  ADD CONSTRAINT `act_fk_model_source` FOREIGN KEY (`editor_source_value_id_`) REFERENCES `act_ge_bytearray` (`id_`),
  ADD CONSTRAINT `act_fk_model_source_extra` FOREIGN KEY (`editor_source_extra_value_id_`) REFERENCES `act_ge_bytearray` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_ru_deadletter_job on=target
SELECT 'act_fk_deadletter_job_custom_values' AS foreign_key, c.`custom_values_id_`
FROM `act_ru_deadletter_job` AS c LEFT JOIN `act_ge_bytearray` AS p ON p.`id_` = c.`custom_values_id_`
WHERE c.`custom_values_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_deadletter_job_exception' AS foreign_key, c.`exception_stack_id_`
FROM `act_ru_deadletter_job` AS c LEFT JOIN `act_ge_bytearray` AS p ON p.`id_` = c.`exception_stack_id_`
WHERE c.`exception_stack_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_deadletter_job_execution' AS foreign_key, c.`execution_id_`
FROM `act_ru_deadletter_job` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`execution_id_`
WHERE c.`execution_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_deadletter_job_proc_def' AS foreign_key, c.`proc_def_id_`
FROM `act_ru_deadletter_job` AS c LEFT JOIN `act_re_procdef` AS p ON p.`id_` = c.`proc_def_id_`
WHERE c.`proc_def_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_deadletter_job_process_instance' AS foreign_key, c.`process_instance_id_`
FROM `act_ru_deadletter_job` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`process_instance_id_`
WHERE c.`process_instance_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_ru_deadletter_job on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_ru_deadletter_job`
  ADD CONSTRAINT `act_fk_deadletter_job_custom_values` FOREIGN KEY (`custom_values_id_`) REFERENCES `act_ge_bytearray` (`id_`),
  ADD CONSTRAINT `act_fk_deadletter_job_exception` FOREIGN KEY (`exception_stack_id_`) REFERENCES `act_ge_bytearray` (`id_`),
  ADD CONSTRAINT `act_fk_deadletter_job_execution` FOREIGN KEY (`execution_id_`) REFERENCES `act_ru_execution` (`id_`),
  ADD CONSTRAINT `act_fk_deadletter_job_proc_def` FOREIGN KEY (`proc_def_id_`) REFERENCES `act_re_procdef` (`id_`),
  ADD CONSTRAINT `act_fk_deadletter_job_process_instance` FOREIGN KEY (`process_instance_id_`) REFERENCES `act_ru_execution` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_ru_event_subscr on=target
SELECT 'act_fk_event_exec' AS foreign_key, c.`execution_id_`
FROM `act_ru_event_subscr` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`execution_id_`
WHERE c.`execution_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_ru_event_subscr on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_ru_event_subscr`
  ADD CONSTRAINT `act_fk_event_exec` FOREIGN KEY (`execution_id_`) REFERENCES `act_ru_execution` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_ru_execution on=target
SELECT 'act_fk_exe_parent' AS foreign_key, c.`parent_id_`
FROM `act_ru_execution` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`parent_id_`
WHERE c.`parent_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_exe_procdef' AS foreign_key, c.`proc_def_id_`
FROM `act_ru_execution` AS c LEFT JOIN `act_re_procdef` AS p ON p.`id_` = c.`proc_def_id_`
WHERE c.`proc_def_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_exe_procinst' AS foreign_key, c.`proc_inst_id_`
FROM `act_ru_execution` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`proc_inst_id_`
WHERE c.`proc_inst_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_exe_super' AS foreign_key, c.`super_exec_`
FROM `act_ru_execution` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`super_exec_`
WHERE c.`super_exec_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_ru_execution on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_ru_execution`
  ADD CONSTRAINT `act_fk_exe_parent` FOREIGN KEY (`parent_id_`) REFERENCES `act_ru_execution` (`id_`),
  ADD CONSTRAINT `act_fk_exe_procdef` FOREIGN KEY (`proc_def_id_`) REFERENCES `act_re_procdef` (`id_`),
  ADD CONSTRAINT `act_fk_exe_procinst` FOREIGN KEY (`proc_inst_id_`) REFERENCES `act_ru_execution` (`id_`),
  ADD CONSTRAINT `act_fk_exe_super` FOREIGN KEY (`super_exec_`) REFERENCES `act_ru_execution` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_ru_external_job on=target
SELECT 'act_fk_external_job_custom_values' AS foreign_key, c.`custom_values_id_`
FROM `act_ru_external_job` AS c LEFT JOIN `act_ge_bytearray` AS p ON p.`id_` = c.`custom_values_id_`
WHERE c.`custom_values_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_external_job_exception' AS foreign_key, c.`exception_stack_id_`
FROM `act_ru_external_job` AS c LEFT JOIN `act_ge_bytearray` AS p ON p.`id_` = c.`exception_stack_id_`
WHERE c.`exception_stack_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_ru_external_job on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_ru_external_job`
  ADD CONSTRAINT `act_fk_external_job_custom_values` FOREIGN KEY (`custom_values_id_`) REFERENCES `act_ge_bytearray` (`id_`),
  ADD CONSTRAINT `act_fk_external_job_exception` FOREIGN KEY (`exception_stack_id_`) REFERENCES `act_ge_bytearray` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_ru_identitylink on=target
SELECT 'act_fk_athrz_procedef' AS foreign_key, c.`proc_def_id_`
FROM `act_ru_identitylink` AS c LEFT JOIN `act_re_procdef` AS p ON p.`id_` = c.`proc_def_id_`
WHERE c.`proc_def_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_idl_procinst' AS foreign_key, c.`proc_inst_id_`
FROM `act_ru_identitylink` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`proc_inst_id_`
WHERE c.`proc_inst_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_tskass_task' AS foreign_key, c.`task_id_`
FROM `act_ru_identitylink` AS c LEFT JOIN `act_ru_task` AS p ON p.`id_` = c.`task_id_`
WHERE c.`task_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_ru_identitylink on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_ru_identitylink`
  ADD CONSTRAINT `act_fk_athrz_procedef` FOREIGN KEY (`proc_def_id_`) REFERENCES `act_re_procdef` (`id_`),
  ADD CONSTRAINT `act_fk_idl_procinst` FOREIGN KEY (`proc_inst_id_`) REFERENCES `act_ru_execution` (`id_`),
  ADD CONSTRAINT `act_fk_tskass_task` FOREIGN KEY (`task_id_`) REFERENCES `act_ru_task` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_ru_job on=target
SELECT 'act_fk_job_custom_values' AS foreign_key, c.`custom_values_id_`
FROM `act_ru_job` AS c LEFT JOIN `act_ge_bytearray` AS p ON p.`id_` = c.`custom_values_id_`
WHERE c.`custom_values_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_job_exception' AS foreign_key, c.`exception_stack_id_`
FROM `act_ru_job` AS c LEFT JOIN `act_ge_bytearray` AS p ON p.`id_` = c.`exception_stack_id_`
WHERE c.`exception_stack_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_job_execution' AS foreign_key, c.`execution_id_`
FROM `act_ru_job` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`execution_id_`
WHERE c.`execution_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_job_proc_def' AS foreign_key, c.`proc_def_id_`
FROM `act_ru_job` AS c LEFT JOIN `act_re_procdef` AS p ON p.`id_` = c.`proc_def_id_`
WHERE c.`proc_def_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_job_process_instance' AS foreign_key, c.`process_instance_id_`
FROM `act_ru_job` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`process_instance_id_`
WHERE c.`process_instance_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_ru_job on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_ru_job`
  ADD CONSTRAINT `act_fk_job_custom_values` FOREIGN KEY (`custom_values_id_`) REFERENCES `act_ge_bytearray` (`id_`),
  ADD CONSTRAINT `act_fk_job_exception` FOREIGN KEY (`exception_stack_id_`) REFERENCES `act_ge_bytearray` (`id_`),
  ADD CONSTRAINT `act_fk_job_execution` FOREIGN KEY (`execution_id_`) REFERENCES `act_ru_execution` (`id_`),
  ADD CONSTRAINT `act_fk_job_proc_def` FOREIGN KEY (`proc_def_id_`) REFERENCES `act_re_procdef` (`id_`),
  ADD CONSTRAINT `act_fk_job_process_instance` FOREIGN KEY (`process_instance_id_`) REFERENCES `act_ru_execution` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_ru_suspended_job on=target
SELECT 'act_fk_suspended_job_custom_values' AS foreign_key, c.`custom_values_id_`
FROM `act_ru_suspended_job` AS c LEFT JOIN `act_ge_bytearray` AS p ON p.`id_` = c.`custom_values_id_`
WHERE c.`custom_values_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_suspended_job_exception' AS foreign_key, c.`exception_stack_id_`
FROM `act_ru_suspended_job` AS c LEFT JOIN `act_ge_bytearray` AS p ON p.`id_` = c.`exception_stack_id_`
WHERE c.`exception_stack_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_suspended_job_execution' AS foreign_key, c.`execution_id_`
FROM `act_ru_suspended_job` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`execution_id_`
WHERE c.`execution_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_suspended_job_proc_def' AS foreign_key, c.`proc_def_id_`
FROM `act_ru_suspended_job` AS c LEFT JOIN `act_re_procdef` AS p ON p.`id_` = c.`proc_def_id_`
WHERE c.`proc_def_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_suspended_job_process_instance' AS foreign_key, c.`process_instance_id_`
FROM `act_ru_suspended_job` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`process_instance_id_`
WHERE c.`process_instance_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_ru_suspended_job on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_ru_suspended_job`
  ADD CONSTRAINT `act_fk_suspended_job_custom_values` FOREIGN KEY (`custom_values_id_`) REFERENCES `act_ge_bytearray` (`id_`),
  ADD CONSTRAINT `act_fk_suspended_job_exception` FOREIGN KEY (`exception_stack_id_`) REFERENCES `act_ge_bytearray` (`id_`),
  ADD CONSTRAINT `act_fk_suspended_job_execution` FOREIGN KEY (`execution_id_`) REFERENCES `act_ru_execution` (`id_`),
  ADD CONSTRAINT `act_fk_suspended_job_proc_def` FOREIGN KEY (`proc_def_id_`) REFERENCES `act_re_procdef` (`id_`),
  ADD CONSTRAINT `act_fk_suspended_job_process_instance` FOREIGN KEY (`process_instance_id_`) REFERENCES `act_ru_execution` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_ru_task on=target
SELECT 'act_fk_task_exe' AS foreign_key, c.`execution_id_`
FROM `act_ru_task` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`execution_id_`
WHERE c.`execution_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_task_procdef' AS foreign_key, c.`proc_def_id_`
FROM `act_ru_task` AS c LEFT JOIN `act_re_procdef` AS p ON p.`id_` = c.`proc_def_id_`
WHERE c.`proc_def_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_task_procinst' AS foreign_key, c.`proc_inst_id_`
FROM `act_ru_task` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`proc_inst_id_`
WHERE c.`proc_inst_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_ru_task on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_ru_task`
  ADD CONSTRAINT `act_fk_task_exe` FOREIGN KEY (`execution_id_`) REFERENCES `act_ru_execution` (`id_`),
  ADD CONSTRAINT `act_fk_task_procdef` FOREIGN KEY (`proc_def_id_`) REFERENCES `act_re_procdef` (`id_`),
  ADD CONSTRAINT `act_fk_task_procinst` FOREIGN KEY (`proc_inst_id_`) REFERENCES `act_ru_execution` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_ru_timer_job on=target
SELECT 'act_fk_timer_job_custom_values' AS foreign_key, c.`custom_values_id_`
FROM `act_ru_timer_job` AS c LEFT JOIN `act_ge_bytearray` AS p ON p.`id_` = c.`custom_values_id_`
WHERE c.`custom_values_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_timer_job_exception' AS foreign_key, c.`exception_stack_id_`
FROM `act_ru_timer_job` AS c LEFT JOIN `act_ge_bytearray` AS p ON p.`id_` = c.`exception_stack_id_`
WHERE c.`exception_stack_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_timer_job_execution' AS foreign_key, c.`execution_id_`
FROM `act_ru_timer_job` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`execution_id_`
WHERE c.`execution_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_timer_job_proc_def' AS foreign_key, c.`proc_def_id_`
FROM `act_ru_timer_job` AS c LEFT JOIN `act_re_procdef` AS p ON p.`id_` = c.`proc_def_id_`
WHERE c.`proc_def_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_timer_job_process_instance' AS foreign_key, c.`process_instance_id_`
FROM `act_ru_timer_job` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`process_instance_id_`
WHERE c.`process_instance_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_ru_timer_job on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_ru_timer_job`
  ADD CONSTRAINT `act_fk_timer_job_custom_values` FOREIGN KEY (`custom_values_id_`) REFERENCES `act_ge_bytearray` (`id_`),
  ADD CONSTRAINT `act_fk_timer_job_exception` FOREIGN KEY (`exception_stack_id_`) REFERENCES `act_ge_bytearray` (`id_`),
  ADD CONSTRAINT `act_fk_timer_job_execution` FOREIGN KEY (`execution_id_`) REFERENCES `act_ru_execution` (`id_`),
  ADD CONSTRAINT `act_fk_timer_job_proc_def` FOREIGN KEY (`proc_def_id_`) REFERENCES `act_re_procdef` (`id_`),
  ADD CONSTRAINT `act_fk_timer_job_process_instance` FOREIGN KEY (`process_instance_id_`) REFERENCES `act_ru_execution` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove act_ru_variable on=target
SELECT 'act_fk_var_bytearray' AS foreign_key, c.`bytearray_id_`
FROM `act_ru_variable` AS c LEFT JOIN `act_ge_bytearray` AS p ON p.`id_` = c.`bytearray_id_`
WHERE c.`bytearray_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_var_exe' AS foreign_key, c.`execution_id_`
FROM `act_ru_variable` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`execution_id_`
WHERE c.`execution_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;
SELECT 'act_fk_var_procinst' AS foreign_key, c.`proc_inst_id_`
FROM `act_ru_variable` AS c LEFT JOIN `act_ru_execution` AS p ON p.`id_` = c.`proc_inst_id_`
WHERE c.`proc_inst_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key act_ru_variable on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `act_ru_variable`
  ADD CONSTRAINT `act_fk_var_bytearray` FOREIGN KEY (`bytearray_id_`) REFERENCES `act_ge_bytearray` (`id_`),
  ADD CONSTRAINT `act_fk_var_exe` FOREIGN KEY (`execution_id_`) REFERENCES `act_ru_execution` (`id_`),
  ADD CONSTRAINT `act_fk_var_procinst` FOREIGN KEY (`proc_inst_id_`) REFERENCES `act_ru_execution` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove flw_event_resource on=target
SELECT 'flw_fk_event_rsrc_dpl' AS foreign_key, c.`deployment_id_`
FROM `flw_event_resource` AS c LEFT JOIN `flw_event_deployment` AS p ON p.`id_` = c.`deployment_id_`
WHERE c.`deployment_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key flw_event_resource on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `flw_event_resource`
  ADD CONSTRAINT `flw_fk_event_rsrc_dpl` FOREIGN KEY (`deployment_id_`) REFERENCES `flw_event_deployment` (`id_`);
SET SESSION foreign_key_checks = 1;

-- @step prove flw_ru_batch_part on=target
SELECT 'flw_fk_batch_part_parent' AS foreign_key, c.`batch_id_`
FROM `flw_ru_batch_part` AS c LEFT JOIN `flw_ru_batch` AS p ON p.`id_` = c.`batch_id_`
WHERE c.`batch_id_` IS NOT NULL AND p.`id_` IS NULL LIMIT 1;

-- @step add-foreign-key flw_ru_batch_part on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `flw_ru_batch_part`
  ADD CONSTRAINT `flw_fk_batch_part_parent` FOREIGN KEY (`batch_id_`) REFERENCES `flw_ru_batch` (`id_`);
SET SESSION foreign_key_checks = 1;


-- @phase finish
