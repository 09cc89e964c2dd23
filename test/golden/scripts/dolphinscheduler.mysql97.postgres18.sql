-- @migration format=1 source=source (mysql 9.7.4, database source_db, id …) target=target (postgresql 18.4, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.

-- @phase tables
-- @step create-table QRTZ_BLOB_TRIGGERS on=target
CREATE TABLE "public"."QRTZ_BLOB_TRIGGERS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "TRIGGER_NAME" varchar(200) NOT NULL,
  "TRIGGER_GROUP" varchar(200) NOT NULL,
  "BLOB_DATA" bytea,
  PRIMARY KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP")
);

-- @step create-table QRTZ_CALENDARS on=target
CREATE TABLE "public"."QRTZ_CALENDARS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "CALENDAR_NAME" varchar(200) NOT NULL,
  "CALENDAR" bytea NOT NULL,
  PRIMARY KEY ("SCHED_NAME", "CALENDAR_NAME")
);

-- @step create-table QRTZ_CRON_TRIGGERS on=target
CREATE TABLE "public"."QRTZ_CRON_TRIGGERS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "TRIGGER_NAME" varchar(200) NOT NULL,
  "TRIGGER_GROUP" varchar(200) NOT NULL,
  "CRON_EXPRESSION" varchar(120) NOT NULL,
  "TIME_ZONE_ID" varchar(80),
  PRIMARY KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP")
);

-- @step create-table QRTZ_FIRED_TRIGGERS on=target
CREATE TABLE "public"."QRTZ_FIRED_TRIGGERS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "ENTRY_ID" varchar(200) NOT NULL,
  "TRIGGER_NAME" varchar(200) NOT NULL,
  "TRIGGER_GROUP" varchar(200) NOT NULL,
  "INSTANCE_NAME" varchar(200) NOT NULL,
  "FIRED_TIME" bigint NOT NULL,
  "SCHED_TIME" bigint NOT NULL,
  "PRIORITY" integer NOT NULL,
  "STATE" varchar(16) NOT NULL,
  "JOB_NAME" varchar(200),
  "JOB_GROUP" varchar(200),
  "IS_NONCONCURRENT" varchar(1),
  "REQUESTS_RECOVERY" varchar(1),
  PRIMARY KEY ("SCHED_NAME", "ENTRY_ID")
);

-- @step create-table QRTZ_JOB_DETAILS on=target
CREATE TABLE "public"."QRTZ_JOB_DETAILS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "JOB_NAME" varchar(200) NOT NULL,
  "JOB_GROUP" varchar(200) NOT NULL,
  "DESCRIPTION" varchar(250),
  "JOB_CLASS_NAME" varchar(250) NOT NULL,
  "IS_DURABLE" varchar(1) NOT NULL,
  "IS_NONCONCURRENT" varchar(1) NOT NULL,
  "IS_UPDATE_DATA" varchar(1) NOT NULL,
  "REQUESTS_RECOVERY" varchar(1) NOT NULL,
  "JOB_DATA" bytea,
  PRIMARY KEY ("SCHED_NAME", "JOB_NAME", "JOB_GROUP")
);

-- @step create-table QRTZ_LOCKS on=target
CREATE TABLE "public"."QRTZ_LOCKS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "LOCK_NAME" varchar(40) NOT NULL,
  PRIMARY KEY ("SCHED_NAME", "LOCK_NAME")
);

-- @step create-table QRTZ_PAUSED_TRIGGER_GRPS on=target
CREATE TABLE "public"."QRTZ_PAUSED_TRIGGER_GRPS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "TRIGGER_GROUP" varchar(200) NOT NULL,
  PRIMARY KEY ("SCHED_NAME", "TRIGGER_GROUP")
);

-- @step create-table QRTZ_SCHEDULER_STATE on=target
CREATE TABLE "public"."QRTZ_SCHEDULER_STATE" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "INSTANCE_NAME" varchar(200) NOT NULL,
  "LAST_CHECKIN_TIME" bigint NOT NULL,
  "CHECKIN_INTERVAL" bigint NOT NULL,
  PRIMARY KEY ("SCHED_NAME", "INSTANCE_NAME")
);

-- @step create-table QRTZ_SIMPLE_TRIGGERS on=target
CREATE TABLE "public"."QRTZ_SIMPLE_TRIGGERS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "TRIGGER_NAME" varchar(200) NOT NULL,
  "TRIGGER_GROUP" varchar(200) NOT NULL,
  "REPEAT_COUNT" bigint NOT NULL,
  "REPEAT_INTERVAL" bigint NOT NULL,
  "TIMES_TRIGGERED" bigint NOT NULL,
  PRIMARY KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP")
);

-- @step create-table QRTZ_SIMPROP_TRIGGERS on=target
CREATE TABLE "public"."QRTZ_SIMPROP_TRIGGERS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "TRIGGER_NAME" varchar(200) NOT NULL,
  "TRIGGER_GROUP" varchar(200) NOT NULL,
  "STR_PROP_1" varchar(512),
  "STR_PROP_2" varchar(512),
  "STR_PROP_3" varchar(512),
  "INT_PROP_1" integer,
  "INT_PROP_2" integer,
  "LONG_PROP_1" bigint,
  "LONG_PROP_2" bigint,
  "DEC_PROP_1" numeric(13,4),
  "DEC_PROP_2" numeric(13,4),
  "BOOL_PROP_1" varchar(1),
  "BOOL_PROP_2" varchar(1),
  PRIMARY KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP")
);

-- @step create-table QRTZ_TRIGGERS on=target
CREATE TABLE "public"."QRTZ_TRIGGERS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "TRIGGER_NAME" varchar(200) NOT NULL,
  "TRIGGER_GROUP" varchar(200) NOT NULL,
  "JOB_NAME" varchar(200) NOT NULL,
  "JOB_GROUP" varchar(200) NOT NULL,
  "DESCRIPTION" varchar(250),
  "NEXT_FIRE_TIME" bigint,
  "PREV_FIRE_TIME" bigint,
  "PRIORITY" integer,
  "TRIGGER_STATE" varchar(16) NOT NULL,
  "TRIGGER_TYPE" varchar(8) NOT NULL,
  "START_TIME" bigint NOT NULL,
  "END_TIME" bigint,
  "CALENDAR_NAME" varchar(200),
  "MISFIRE_INSTR" smallint,
  "JOB_DATA" bytea,
  PRIMARY KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP")
);

-- @step create-table t_ds_access_token on=target
CREATE TABLE "public"."t_ds_access_token" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "user_id" integer,
  "token" varchar(64),
  "expire_time" timestamp(0),
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_alert on=target
CREATE TABLE "public"."t_ds_alert" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "title" varchar(512),
  "sign" varchar(40) DEFAULT '' NOT NULL,
  "content" text,
  "alert_status" smallint DEFAULT 0,
  "warning_type" smallint DEFAULT 2,
  "log" text,
  "alertgroup_id" integer,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  "project_code" bigint,
  "workflow_definition_code" bigint,
  "workflow_instance_id" integer,
  "alert_type" integer,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_alert_plugin_instance on=target
CREATE TABLE "public"."t_ds_alert_plugin_instance" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "plugin_define_id" integer NOT NULL,
  "plugin_instance_params" text,
  "create_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0),
  "update_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0),
  "instance_name" varchar(255),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_alert_send_status on=target
CREATE TABLE "public"."t_ds_alert_send_status" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "alert_id" integer NOT NULL,
  "alert_plugin_instance_id" integer NOT NULL,
  "send_status" smallint DEFAULT 0,
  "log" text,
  "create_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_alertgroup on=target
CREATE TABLE "public"."t_ds_alertgroup" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "alert_instance_ids" varchar(255),
  "create_user_id" integer,
  "group_name" varchar(255),
  "description" varchar(255),
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_audit_log on=target
CREATE TABLE "public"."t_ds_audit_log" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "user_id" integer NOT NULL,
  "model_id" bigint,
  "model_name" varchar(100),
  "model_type" varchar(100) NOT NULL,
  "operation_type" varchar(100) NOT NULL,
  "description" varchar(100),
  "latency" integer,
  "detail" varchar(100),
  "create_time" timestamp(0) DEFAULT LOCALTIMESTAMP(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_cluster on=target
CREATE TABLE "public"."t_ds_cluster" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "code" bigint,
  "name" varchar(255) NOT NULL,
  "config" text,
  "description" text,
  "operator" integer,
  "create_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0),
  "update_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_command on=target
CREATE TABLE "public"."t_ds_command" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "command_type" smallint,
  "workflow_definition_code" bigint NOT NULL,
  "workflow_definition_version" integer DEFAULT 0,
  "workflow_instance_id" integer DEFAULT 0,
  "command_param" text,
  "task_depend_type" smallint,
  "failure_strategy" smallint DEFAULT 0,
  "warning_type" smallint DEFAULT 0,
  "warning_group_id" integer,
  "schedule_time" timestamp(0),
  "start_time" timestamp(0),
  "executor_id" integer,
  "update_time" timestamp(0),
  "workflow_instance_priority" integer DEFAULT 2,
  "worker_group" varchar(255),
  "tenant_code" varchar(64) DEFAULT 'default',
  "environment_code" bigint DEFAULT -1,
  "dry_run" smallint DEFAULT 0,
  "test_flag" smallint,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_datasource on=target
CREATE TABLE "public"."t_ds_datasource" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "name" varchar(64) NOT NULL,
  "note" varchar(255),
  "type" smallint NOT NULL,
  "user_id" integer NOT NULL,
  "connection_params" text NOT NULL,
  "create_time" timestamp(0) NOT NULL,
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_dq_comparison_type on=target
CREATE TABLE "public"."t_ds_dq_comparison_type" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "type" varchar(255) NOT NULL,
  "execute_sql" text,
  "output_table" varchar(100),
  "name" varchar(255),
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  "is_inner_source" boolean DEFAULT false,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_dq_execute_result on=target
CREATE TABLE "public"."t_ds_dq_execute_result" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "workflow_definition_id" integer,
  "workflow_instance_id" integer,
  "task_instance_id" integer,
  "rule_type" integer,
  "rule_name" varchar(255),
  "statistics_value" double precision,
  "comparison_value" double precision,
  "check_type" integer,
  "threshold" double precision,
  "operator" integer,
  "failure_strategy" integer,
  "state" integer,
  "user_id" integer,
  "comparison_type" integer,
  "error_output_path" text,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_dq_rule on=target
CREATE TABLE "public"."t_ds_dq_rule" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "name" varchar(255),
  "type" integer,
  "user_id" integer,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_dq_rule_execute_sql on=target
CREATE TABLE "public"."t_ds_dq_rule_execute_sql" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "index" integer,
  "sql" text,
  "table_alias" varchar(255),
  "type" integer,
  "is_error_output_sql" boolean DEFAULT false,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_dq_rule_input_entry on=target
CREATE TABLE "public"."t_ds_dq_rule_input_entry" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "field" varchar(255),
  "type" varchar(255),
  "title" varchar(255),
  "data" varchar(255),
  "options" text,
  "placeholder" varchar(255),
  "option_source_type" integer,
  "data_type" integer,
  "input_type" integer,
  "is_show" boolean DEFAULT true,
  "can_edit" boolean DEFAULT true,
  "is_emit" boolean DEFAULT false,
  "is_validate" boolean DEFAULT true,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_dq_task_statistics_value on=target
CREATE TABLE "public"."t_ds_dq_task_statistics_value" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "workflow_definition_id" integer,
  "task_instance_id" integer,
  "rule_id" integer NOT NULL,
  "unique_code" varchar(255),
  "statistics_name" varchar(255),
  "statistics_value" double precision,
  "data_time" timestamp(0),
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_environment on=target
CREATE TABLE "public"."t_ds_environment" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "code" bigint,
  "name" varchar(255) NOT NULL,
  "config" text,
  "description" text,
  "operator" integer,
  "create_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0),
  "update_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_environment_worker_group_relation on=target
CREATE TABLE "public"."t_ds_environment_worker_group_relation" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "environment_code" bigint NOT NULL,
  "worker_group" varchar(255) NOT NULL,
  "operator" integer,
  "create_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0),
  "update_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_error_command on=target
CREATE TABLE "public"."t_ds_error_command" (
  "id" integer NOT NULL,
  "command_type" smallint,
  "executor_id" integer,
  "workflow_definition_code" bigint NOT NULL,
  "workflow_definition_version" integer DEFAULT 0,
  "workflow_instance_id" integer DEFAULT 0,
  "command_param" text,
  "task_depend_type" smallint,
  "failure_strategy" smallint DEFAULT 0,
  "warning_type" smallint DEFAULT 0,
  "warning_group_id" integer,
  "schedule_time" timestamp(0),
  "start_time" timestamp(0),
  "update_time" timestamp(0),
  "workflow_instance_priority" integer DEFAULT 2,
  "worker_group" varchar(255),
  "tenant_code" varchar(64) DEFAULT 'default',
  "environment_code" bigint DEFAULT -1,
  "message" text,
  "dry_run" smallint DEFAULT 0,
  "test_flag" smallint,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_fav_task on=target
CREATE TABLE "public"."t_ds_fav_task" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "task_type" varchar(64) NOT NULL,
  "user_id" integer NOT NULL,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_jdbc_registry_client_heartbeat on=target
CREATE TABLE "public"."t_ds_jdbc_registry_client_heartbeat" (
  "id" bigint NOT NULL,
  "client_name" varchar(256) NOT NULL,
  "last_heartbeat_time" bigint NOT NULL,
  "connection_config" text NOT NULL,
  "create_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0) NOT NULL,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_jdbc_registry_data on=target
CREATE TABLE "public"."t_ds_jdbc_registry_data" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "data_key" varchar(256) NOT NULL,
  "data_value" text NOT NULL,
  "data_type" varchar(64) NOT NULL,
  "client_id" bigint NOT NULL,
  "create_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0) NOT NULL,
  "last_update_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0) NOT NULL,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_jdbc_registry_data_change_event on=target
CREATE TABLE "public"."t_ds_jdbc_registry_data_change_event" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "event_type" varchar(64) NOT NULL,
  "jdbc_registry_data" text NOT NULL,
  "create_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0) NOT NULL,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_jdbc_registry_lock on=target
CREATE TABLE "public"."t_ds_jdbc_registry_lock" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "lock_key" varchar(256) NOT NULL,
  "lock_owner" varchar(256) NOT NULL,
  "client_id" bigint NOT NULL,
  "create_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0) NOT NULL,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_k8s on=target
CREATE TABLE "public"."t_ds_k8s" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "k8s_name" varchar(255),
  "k8s_config" text,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_k8s_namespace on=target
CREATE TABLE "public"."t_ds_k8s_namespace" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "code" bigint DEFAULT 0 NOT NULL,
  "namespace" varchar(255),
  "user_id" integer,
  "cluster_code" bigint DEFAULT 0 NOT NULL,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_plugin_define on=target
CREATE TABLE "public"."t_ds_plugin_define" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "plugin_name" varchar(255) NOT NULL,
  "plugin_type" varchar(63) NOT NULL,
  "plugin_params" text,
  "create_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0) NOT NULL,
  "update_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0) NOT NULL,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_project on=target
CREATE TABLE "public"."t_ds_project" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "name" varchar(255),
  "code" bigint NOT NULL,
  "description" varchar(255),
  "user_id" integer,
  "flag" smallint DEFAULT 1,
  "create_time" timestamp(0) NOT NULL,
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_project_parameter on=target
CREATE TABLE "public"."t_ds_project_parameter" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "param_name" varchar(255) NOT NULL,
  "param_value" text NOT NULL,
  "param_data_type" varchar(50) DEFAULT 'VARCHAR',
  "code" bigint NOT NULL,
  "project_code" bigint NOT NULL,
  "user_id" integer,
  "operator" integer,
  "create_time" timestamp(0) NOT NULL,
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_project_preference on=target
CREATE TABLE "public"."t_ds_project_preference" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "code" bigint NOT NULL,
  "project_code" bigint NOT NULL,
  "preferences" varchar(512) NOT NULL,
  "user_id" integer,
  "state" integer DEFAULT 1,
  "create_time" timestamp(0) NOT NULL,
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_queue on=target
CREATE TABLE "public"."t_ds_queue" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "queue_name" varchar(64),
  "queue" varchar(64),
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_relation_datasource_user on=target
CREATE TABLE "public"."t_ds_relation_datasource_user" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "user_id" integer NOT NULL,
  "datasource_id" integer,
  "perm" integer DEFAULT 1,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_relation_namespace_user on=target
CREATE TABLE "public"."t_ds_relation_namespace_user" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "user_id" integer NOT NULL,
  "namespace_id" integer,
  "perm" integer DEFAULT 1,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_relation_project_user on=target
CREATE TABLE "public"."t_ds_relation_project_user" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "user_id" integer NOT NULL,
  "project_id" integer,
  "perm" integer DEFAULT 1,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_relation_project_worker_group on=target
CREATE TABLE "public"."t_ds_relation_project_worker_group" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "project_code" bigint NOT NULL,
  "worker_group" varchar(255),
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_relation_resources_user on=target
CREATE TABLE "public"."t_ds_relation_resources_user" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "user_id" integer NOT NULL,
  "resources_id" integer,
  "perm" integer DEFAULT 1,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_relation_rule_execute_sql on=target
CREATE TABLE "public"."t_ds_relation_rule_execute_sql" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "rule_id" integer,
  "execute_sql_id" integer,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_relation_rule_input_entry on=target
CREATE TABLE "public"."t_ds_relation_rule_input_entry" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "rule_id" integer,
  "rule_input_entry_id" integer,
  "values_map" text,
  "index" integer,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_relation_sub_workflow on=target
CREATE TABLE "public"."t_ds_relation_sub_workflow" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "parent_workflow_instance_id" bigint NOT NULL,
  "parent_task_code" bigint NOT NULL,
  "sub_workflow_instance_id" bigint NOT NULL,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_relation_udfs_user on=target
CREATE TABLE "public"."t_ds_relation_udfs_user" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "user_id" integer NOT NULL,
  "udf_id" integer,
  "perm" integer DEFAULT 1,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_relation_workflow_instance on=target
CREATE TABLE "public"."t_ds_relation_workflow_instance" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "parent_workflow_instance_id" integer,
  "parent_task_instance_id" integer,
  "workflow_instance_id" integer,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_resources on=target
CREATE TABLE "public"."t_ds_resources" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "alias" varchar(64),
  "file_name" varchar(64),
  "description" varchar(255),
  "user_id" integer,
  "type" smallint,
  "size" bigint,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  "pid" integer,
  "full_name" varchar(128),
  "is_directory" smallint,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_schedules on=target
CREATE TABLE "public"."t_ds_schedules" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "workflow_definition_code" bigint NOT NULL,
  "start_time" timestamp(0) NOT NULL,
  "end_time" timestamp(0) NOT NULL,
  "timezone_id" varchar(40),
  "crontab" varchar(255) NOT NULL,
  "failure_strategy" smallint NOT NULL,
  "user_id" integer NOT NULL,
  "release_state" smallint NOT NULL,
  "warning_type" smallint NOT NULL,
  "warning_group_id" integer,
  "workflow_instance_priority" integer DEFAULT 2,
  "worker_group" varchar(255) DEFAULT '',
  "tenant_code" varchar(64) DEFAULT 'default',
  "environment_code" bigint DEFAULT -1,
  "create_time" timestamp(0) NOT NULL,
  "update_time" timestamp(0) NOT NULL,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_session on=target
CREATE TABLE "public"."t_ds_session" (
  "id" varchar(64) NOT NULL,
  "user_id" integer,
  "ip" varchar(45),
  "last_login_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_task_definition on=target
CREATE TABLE "public"."t_ds_task_definition" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "code" bigint NOT NULL,
  "name" varchar(255),
  "version" integer DEFAULT 1 NOT NULL,
  "description" text,
  "project_code" bigint NOT NULL,
  "user_id" integer,
  "task_type" varchar(50) NOT NULL,
  "task_execute_type" integer DEFAULT 0,
  "task_params" text,
  "flag" smallint,
  "is_cache" smallint DEFAULT 0,
  "task_priority" smallint DEFAULT 2,
  "worker_group" varchar(255),
  "environment_code" bigint DEFAULT -1,
  "fail_retry_times" integer,
  "fail_retry_interval" integer,
  "timeout_flag" smallint DEFAULT 0,
  "timeout_notify_strategy" smallint,
  "timeout" integer DEFAULT 0,
  "delay_time" integer DEFAULT 0,
  "resource_ids" text,
  "task_group_id" integer,
  "task_group_priority" smallint DEFAULT 0,
  "cpu_quota" integer DEFAULT -1 NOT NULL,
  "memory_max" integer DEFAULT -1 NOT NULL,
  "create_time" timestamp(0) NOT NULL,
  "update_time" timestamp(0) NOT NULL,
  PRIMARY KEY ("id", "code")
);

-- @step create-table t_ds_task_definition_log on=target
CREATE TABLE "public"."t_ds_task_definition_log" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "code" bigint NOT NULL,
  "name" varchar(255),
  "version" integer DEFAULT 1 NOT NULL,
  "description" text,
  "project_code" bigint NOT NULL,
  "user_id" integer,
  "task_type" varchar(50) NOT NULL,
  "task_execute_type" integer DEFAULT 0,
  "task_params" text,
  "flag" smallint,
  "is_cache" smallint DEFAULT 0,
  "task_priority" smallint DEFAULT 2,
  "worker_group" varchar(255),
  "environment_code" bigint DEFAULT -1,
  "fail_retry_times" integer,
  "fail_retry_interval" integer,
  "timeout_flag" smallint DEFAULT 0,
  "timeout_notify_strategy" smallint,
  "timeout" integer DEFAULT 0,
  "delay_time" integer DEFAULT 0,
  "resource_ids" text,
  "operator" integer,
  "task_group_id" integer,
  "task_group_priority" smallint DEFAULT 0,
  "operate_time" timestamp(0),
  "cpu_quota" integer DEFAULT -1 NOT NULL,
  "memory_max" integer DEFAULT -1 NOT NULL,
  "create_time" timestamp(0) NOT NULL,
  "update_time" timestamp(0) NOT NULL,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_task_group on=target
CREATE TABLE "public"."t_ds_task_group" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "name" varchar(255),
  "description" varchar(255),
  "group_size" integer NOT NULL,
  "use_size" integer DEFAULT 0,
  "user_id" integer,
  "project_code" bigint DEFAULT 0,
  "status" smallint DEFAULT 1,
  "create_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0),
  "update_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_task_group_queue on=target
CREATE TABLE "public"."t_ds_task_group_queue" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "task_id" integer,
  "task_name" varchar(255),
  "group_id" integer,
  "workflow_instance_id" integer,
  "priority" integer DEFAULT 0,
  "status" smallint DEFAULT -1,
  "force_start" smallint DEFAULT 0,
  "in_queue" smallint DEFAULT 0,
  "create_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0),
  "update_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_task_instance on=target
CREATE TABLE "public"."t_ds_task_instance" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "name" varchar(255),
  "task_type" varchar(50) NOT NULL,
  "task_execute_type" integer DEFAULT 0,
  "task_code" bigint NOT NULL,
  "task_definition_version" integer DEFAULT 1 NOT NULL,
  "workflow_instance_id" integer,
  "workflow_instance_name" varchar(255),
  "project_code" bigint,
  "state" smallint,
  "submit_time" timestamp(0),
  "start_time" timestamp(0),
  "end_time" timestamp(0),
  "host" varchar(135),
  "execute_path" varchar(200),
  "log_path" text,
  "alert_flag" smallint,
  "retry_times" integer DEFAULT 0,
  "pid" integer,
  "app_link" text,
  "task_params" text,
  "flag" smallint DEFAULT 1,
  "is_cache" smallint DEFAULT 0,
  "cache_key" varchar(200),
  "retry_interval" integer,
  "max_retry_times" integer,
  "task_instance_priority" integer,
  "worker_group" varchar(255),
  "environment_code" bigint DEFAULT -1,
  "environment_config" text,
  "executor_id" integer,
  "executor_name" varchar(64),
  "first_submit_time" timestamp(0),
  "delay_time" integer DEFAULT 0,
  "var_pool" text,
  "task_group_id" integer,
  "dry_run" smallint DEFAULT 0,
  "cpu_quota" integer DEFAULT -1 NOT NULL,
  "memory_max" integer DEFAULT -1 NOT NULL,
  "test_flag" smallint,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_tenant on=target
CREATE TABLE "public"."t_ds_tenant" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "tenant_code" varchar(64),
  "description" varchar(255),
  "queue_id" integer,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_udfs on=target
CREATE TABLE "public"."t_ds_udfs" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "user_id" integer NOT NULL,
  "func_name" varchar(255) NOT NULL,
  "class_name" varchar(255) NOT NULL,
  "type" smallint NOT NULL,
  "arg_types" varchar(255),
  "database" varchar(255),
  "description" varchar(255),
  "resource_id" integer NOT NULL,
  "resource_name" varchar(255) NOT NULL,
  "create_time" timestamp(0) NOT NULL,
  "update_time" timestamp(0) NOT NULL,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_user on=target
CREATE TABLE "public"."t_ds_user" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "user_name" varchar(64),
  "user_password" varchar(64),
  "user_type" smallint,
  "email" varchar(64),
  "phone" varchar(11),
  "tenant_id" integer DEFAULT -1,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  "queue" varchar(64),
  "state" smallint DEFAULT 1,
  "time_zone" varchar(32),
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_version on=target
CREATE TABLE "public"."t_ds_version" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "version" varchar(63) NOT NULL,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_worker_group on=target
CREATE TABLE "public"."t_ds_worker_group" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "name" varchar(255) NOT NULL,
  "addr_list" text,
  "create_time" timestamp(0),
  "update_time" timestamp(0),
  "description" text,
  "other_params_json" text,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_workflow_definition on=target
CREATE TABLE "public"."t_ds_workflow_definition" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "code" bigint NOT NULL,
  "name" varchar(255),
  "version" integer DEFAULT 1 NOT NULL,
  "description" text,
  "project_code" bigint NOT NULL,
  "release_state" smallint,
  "user_id" integer,
  "global_params" text,
  "flag" smallint,
  "locations" text,
  "warning_group_id" integer,
  "timeout" integer DEFAULT 0,
  "execution_type" smallint DEFAULT 0,
  "create_time" timestamp(0) NOT NULL,
  "update_time" timestamp(0) NOT NULL,
  PRIMARY KEY ("id", "code")
);

-- @step create-table t_ds_workflow_definition_log on=target
CREATE TABLE "public"."t_ds_workflow_definition_log" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "code" bigint NOT NULL,
  "name" varchar(255),
  "version" integer DEFAULT 1 NOT NULL,
  "description" text,
  "project_code" bigint NOT NULL,
  "release_state" smallint,
  "user_id" integer,
  "global_params" text,
  "flag" smallint,
  "locations" text,
  "warning_group_id" integer,
  "timeout" integer DEFAULT 0,
  "execution_type" smallint DEFAULT 0,
  "operator" integer,
  "operate_time" timestamp(0),
  "create_time" timestamp(0) NOT NULL,
  "update_time" timestamp(0) NOT NULL,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_workflow_instance on=target
CREATE TABLE "public"."t_ds_workflow_instance" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "name" varchar(255),
  "workflow_definition_code" bigint NOT NULL,
  "workflow_definition_version" integer DEFAULT 1 NOT NULL,
  "project_code" bigint,
  "state" smallint,
  "state_history" text,
  "recovery" smallint,
  "start_time" timestamp(0),
  "end_time" timestamp(0),
  "run_times" integer,
  "host" varchar(135),
  "command_type" smallint,
  "command_param" text,
  "task_depend_type" smallint,
  "max_try_times" smallint DEFAULT 0,
  "failure_strategy" smallint DEFAULT 0,
  "warning_type" smallint DEFAULT 0,
  "warning_group_id" integer,
  "schedule_time" timestamp(0),
  "command_start_time" timestamp(0),
  "global_params" text,
  "flag" smallint DEFAULT 1,
  "update_time" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0),
  "is_sub_workflow" integer DEFAULT 0,
  "executor_id" integer NOT NULL,
  "executor_name" varchar(64),
  "history_cmd" text,
  "workflow_instance_priority" integer DEFAULT 2,
  "worker_group" varchar(255),
  "environment_code" bigint DEFAULT -1,
  "timeout" integer DEFAULT 0,
  "tenant_code" varchar(64) DEFAULT 'default',
  "var_pool" text,
  "dry_run" smallint DEFAULT 0,
  "next_workflow_instance_id" integer DEFAULT 0,
  "restart_time" timestamp(0),
  "test_flag" smallint,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_workflow_task_lineage on=target
CREATE TABLE "public"."t_ds_workflow_task_lineage" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "workflow_definition_code" bigint DEFAULT 0 NOT NULL,
  "workflow_definition_version" integer DEFAULT 0 NOT NULL,
  "task_definition_code" bigint DEFAULT 0 NOT NULL,
  "task_definition_version" integer DEFAULT 0 NOT NULL,
  "dept_project_code" bigint DEFAULT 0 NOT NULL,
  "dept_workflow_definition_code" bigint DEFAULT 0 NOT NULL,
  "dept_task_definition_code" bigint DEFAULT 0 NOT NULL,
  "create_time" timestamp(0) DEFAULT LOCALTIMESTAMP(0) NOT NULL,
  "update_time" timestamp(0) DEFAULT LOCALTIMESTAMP(0) NOT NULL,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_workflow_task_relation on=target
CREATE TABLE "public"."t_ds_workflow_task_relation" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "name" varchar(255),
  "project_code" bigint NOT NULL,
  "workflow_definition_code" bigint NOT NULL,
  "workflow_definition_version" integer NOT NULL,
  "pre_task_code" bigint NOT NULL,
  "pre_task_version" integer NOT NULL,
  "post_task_code" bigint NOT NULL,
  "post_task_version" integer NOT NULL,
  "condition_type" smallint,
  "condition_params" text,
  "create_time" timestamp(0) NOT NULL,
  "update_time" timestamp(0) NOT NULL,
  PRIMARY KEY ("id")
);

-- @step create-table t_ds_workflow_task_relation_log on=target
CREATE TABLE "public"."t_ds_workflow_task_relation_log" (
  "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "name" varchar(255),
  "project_code" bigint NOT NULL,
  "workflow_definition_code" bigint NOT NULL,
  "workflow_definition_version" integer NOT NULL,
  "pre_task_code" bigint NOT NULL,
  "pre_task_version" integer NOT NULL,
  "post_task_code" bigint NOT NULL,
  "post_task_version" integer NOT NULL,
  "condition_type" smallint,
  "condition_params" text,
  "operator" integer,
  "operate_time" timestamp(0),
  "create_time" timestamp(0) NOT NULL,
  "update_time" timestamp(0) NOT NULL,
  PRIMARY KEY ("id")
);


-- @phase keys
-- @step create-index QRTZ_BLOB_TRIGGERS on=target
CREATE INDEX "SCHED_NAME" ON "public"."QRTZ_BLOB_TRIGGERS" ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP");

-- @step create-index QRTZ_FIRED_TRIGGERS on=target
CREATE INDEX "IDX_QRTZ_FT_INST_JOB_REQ_RCVRY" ON "public"."QRTZ_FIRED_TRIGGERS" ("SCHED_NAME", "INSTANCE_NAME", "REQUESTS_RECOVERY");
CREATE INDEX "IDX_QRTZ_FT_J_G" ON "public"."QRTZ_FIRED_TRIGGERS" ("SCHED_NAME", "JOB_NAME", "JOB_GROUP");
CREATE INDEX "IDX_QRTZ_FT_JG" ON "public"."QRTZ_FIRED_TRIGGERS" ("SCHED_NAME", "JOB_GROUP");
CREATE INDEX "IDX_QRTZ_FT_T_G" ON "public"."QRTZ_FIRED_TRIGGERS" ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP");
CREATE INDEX "IDX_QRTZ_FT_TG" ON "public"."QRTZ_FIRED_TRIGGERS" ("SCHED_NAME", "TRIGGER_GROUP");
CREATE INDEX "IDX_QRTZ_FT_TRIG_INST_NAME" ON "public"."QRTZ_FIRED_TRIGGERS" ("SCHED_NAME", "INSTANCE_NAME");

-- @step create-index QRTZ_JOB_DETAILS on=target
CREATE INDEX "IDX_QRTZ_J_GRP" ON "public"."QRTZ_JOB_DETAILS" ("SCHED_NAME", "JOB_GROUP");
CREATE INDEX "IDX_QRTZ_J_REQ_RECOVERY" ON "public"."QRTZ_JOB_DETAILS" ("SCHED_NAME", "REQUESTS_RECOVERY");

-- @step create-index QRTZ_TRIGGERS on=target
CREATE INDEX "IDX_QRTZ_T_C" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "CALENDAR_NAME");
CREATE INDEX "IDX_QRTZ_T_G" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_GROUP");
CREATE INDEX "IDX_QRTZ_T_J" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "JOB_NAME", "JOB_GROUP");
CREATE INDEX "IDX_QRTZ_T_JG" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "JOB_GROUP");
CREATE INDEX "IDX_QRTZ_T_N_G_STATE" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_GROUP", "TRIGGER_STATE");
CREATE INDEX "IDX_QRTZ_T_N_STATE" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP", "TRIGGER_STATE");
CREATE INDEX "IDX_QRTZ_T_NEXT_FIRE_TIME" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "NEXT_FIRE_TIME");
CREATE INDEX "IDX_QRTZ_T_NFT_MISFIRE" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "MISFIRE_INSTR", "NEXT_FIRE_TIME");
CREATE INDEX "IDX_QRTZ_T_NFT_ST" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_STATE", "NEXT_FIRE_TIME");
CREATE INDEX "IDX_QRTZ_T_NFT_ST_MISFIRE" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "MISFIRE_INSTR", "NEXT_FIRE_TIME", "TRIGGER_STATE");
CREATE INDEX "IDX_QRTZ_T_NFT_ST_MISFIRE_GRP" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "MISFIRE_INSTR", "NEXT_FIRE_TIME", "TRIGGER_GROUP", "TRIGGER_STATE");
CREATE INDEX "IDX_QRTZ_T_STATE" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_STATE");

-- @step create-index t_ds_alert on=target
CREATE INDEX "idx_sign" ON "public"."t_ds_alert" ("sign");
CREATE INDEX "idx_status" ON "public"."t_ds_alert" ("alert_status");

-- @step create-index t_ds_alert_send_status on=target
ALTER TABLE "public"."t_ds_alert_send_status" ADD CONSTRAINT "alert_send_status_unique" UNIQUE ("alert_id", "alert_plugin_instance_id");

-- @step create-index t_ds_alertgroup on=target
ALTER TABLE "public"."t_ds_alertgroup" ADD CONSTRAINT "t_ds_alertgroup_name_un" UNIQUE ("group_name");

-- @step create-index t_ds_cluster on=target
ALTER TABLE "public"."t_ds_cluster" ADD CONSTRAINT "cluster_code_unique" UNIQUE ("code");
ALTER TABLE "public"."t_ds_cluster" ADD CONSTRAINT "cluster_name_unique" UNIQUE ("name");

-- @step create-index t_ds_command on=target
CREATE INDEX "priority_id_index" ON "public"."t_ds_command" ("workflow_instance_priority", "id");

-- @step create-index t_ds_datasource on=target
ALTER TABLE "public"."t_ds_datasource" ADD CONSTRAINT "t_ds_datasource_name_un" UNIQUE ("name", "type");

-- @step create-index t_ds_environment on=target
ALTER TABLE "public"."t_ds_environment" ADD CONSTRAINT "environment_code_unique" UNIQUE ("code");
ALTER TABLE "public"."t_ds_environment" ADD CONSTRAINT "environment_name_unique" UNIQUE ("name");

-- @step create-index t_ds_environment_worker_group_relation on=target
ALTER TABLE "public"."t_ds_environment_worker_group_relation" ADD CONSTRAINT "environment_worker_group_unique" UNIQUE ("environment_code", "worker_group");

-- @step create-index t_ds_jdbc_registry_data on=target
ALTER TABLE "public"."t_ds_jdbc_registry_data" ADD CONSTRAINT "uk_t_ds_jdbc_registry_dataKey" UNIQUE ("data_key");

-- @step create-index t_ds_jdbc_registry_lock on=target
ALTER TABLE "public"."t_ds_jdbc_registry_lock" ADD CONSTRAINT "uk_t_ds_jdbc_registry_lockKey" UNIQUE ("lock_key");

-- @step create-index t_ds_k8s_namespace on=target
ALTER TABLE "public"."t_ds_k8s_namespace" ADD CONSTRAINT "k8s_namespace_unique" UNIQUE ("namespace", "cluster_code");

-- @step create-index t_ds_plugin_define on=target
ALTER TABLE "public"."t_ds_plugin_define" ADD CONSTRAINT "t_ds_plugin_define_UN" UNIQUE ("plugin_name", "plugin_type");

-- @step create-index t_ds_project on=target
ALTER TABLE "public"."t_ds_project" ADD CONSTRAINT "unique_code" UNIQUE ("code");
ALTER TABLE "public"."t_ds_project" ADD CONSTRAINT "unique_name" UNIQUE ("name");
CREATE INDEX "user_id_index" ON "public"."t_ds_project" ("user_id");

-- @step create-index t_ds_project_parameter on=target
ALTER TABLE "public"."t_ds_project_parameter" ADD CONSTRAINT "unique_project_parameter_code" UNIQUE ("code");
ALTER TABLE "public"."t_ds_project_parameter" ADD CONSTRAINT "unique_project_parameter_name" UNIQUE ("project_code", "param_name");

-- @step create-index t_ds_project_preference on=target
ALTER TABLE "public"."t_ds_project_preference" ADD CONSTRAINT "unique_project_preference_code" UNIQUE ("code");
ALTER TABLE "public"."t_ds_project_preference" ADD CONSTRAINT "unique_project_preference_project_code" UNIQUE ("project_code");

-- @step create-index t_ds_queue on=target
ALTER TABLE "public"."t_ds_queue" ADD CONSTRAINT "unique_queue_name" UNIQUE ("queue_name");

-- @step create-index t_ds_relation_namespace_user on=target
ALTER TABLE "public"."t_ds_relation_namespace_user" ADD CONSTRAINT "namespace_user_unique" UNIQUE ("user_id", "namespace_id");

-- @step create-index t_ds_relation_project_user on=target
ALTER TABLE "public"."t_ds_relation_project_user" ADD CONSTRAINT "uniq_uid_pid" UNIQUE ("user_id", "project_id");

-- @step create-index t_ds_relation_project_worker_group on=target
ALTER TABLE "public"."t_ds_relation_project_worker_group" ADD CONSTRAINT "unique_project_worker_group" UNIQUE ("project_code", "worker_group");

-- @step create-index t_ds_relation_sub_workflow on=target
CREATE INDEX "idx_parent_task_code" ON "public"."t_ds_relation_sub_workflow" ("parent_task_code");
CREATE INDEX "idx_parent_workflow_instance_id" ON "public"."t_ds_relation_sub_workflow" ("parent_workflow_instance_id");
CREATE INDEX "idx_sub_workflow_instance_id" ON "public"."t_ds_relation_sub_workflow" ("sub_workflow_instance_id");

-- @step create-index t_ds_relation_workflow_instance on=target
CREATE INDEX "idx_parent_workflow_task" ON "public"."t_ds_relation_workflow_instance" ("parent_workflow_instance_id", "parent_task_instance_id");
CREATE INDEX "idx_workflow_instance_id" ON "public"."t_ds_relation_workflow_instance" ("workflow_instance_id");

-- @step create-index t_ds_resources on=target
ALTER TABLE "public"."t_ds_resources" ADD CONSTRAINT "t_ds_resources_un" UNIQUE ("full_name", "type");

-- @step create-index t_ds_task_definition_log on=target
CREATE INDEX "idx_code_version" ON "public"."t_ds_task_definition_log" ("code", "version");
CREATE INDEX "idx_project_code" ON "public"."t_ds_task_definition_log" ("project_code");

-- @step create-index t_ds_task_group_queue on=target
CREATE INDEX "idx_t_ds_task_group_queue_in_queue" ON "public"."t_ds_task_group_queue" ("in_queue");

-- @step create-index t_ds_task_instance on=target
CREATE INDEX "idx_cache_key" ON "public"."t_ds_task_instance" ("cache_key");
CREATE INDEX "t_ds_task_instance_idx_code_version" ON "public"."t_ds_task_instance" ("task_code", "task_definition_version");
CREATE INDEX "workflow_instance_id" ON "public"."t_ds_task_instance" ("workflow_instance_id");

-- @step create-index t_ds_tenant on=target
ALTER TABLE "public"."t_ds_tenant" ADD CONSTRAINT "unique_tenant_code" UNIQUE ("tenant_code");

-- @step create-index t_ds_udfs on=target
ALTER TABLE "public"."t_ds_udfs" ADD CONSTRAINT "unique_func_name" UNIQUE ("func_name");

-- @step create-index t_ds_user on=target
ALTER TABLE "public"."t_ds_user" ADD CONSTRAINT "user_name_unique" UNIQUE ("user_name");

-- @step create-index t_ds_version on=target
ALTER TABLE "public"."t_ds_version" ADD CONSTRAINT "version_UNIQUE" UNIQUE ("version");

-- @step create-index t_ds_worker_group on=target
ALTER TABLE "public"."t_ds_worker_group" ADD CONSTRAINT "name_unique" UNIQUE ("name");

-- @step create-index t_ds_workflow_definition on=target
ALTER TABLE "public"."t_ds_workflow_definition" ADD CONSTRAINT "workflow_unique" UNIQUE ("name", "project_code");

-- @step create-index t_ds_workflow_definition_log on=target
ALTER TABLE "public"."t_ds_workflow_definition_log" ADD CONSTRAINT "uniq_idx_code_version" UNIQUE ("code", "version");

-- @step create-index t_ds_workflow_instance on=target
CREATE INDEX "start_time_index" ON "public"."t_ds_workflow_instance" ("start_time", "end_time");
CREATE INDEX "workflow_instance_index" ON "public"."t_ds_workflow_instance" ("workflow_definition_code", "id");

-- @step create-index t_ds_workflow_task_lineage on=target
CREATE INDEX "idx_dept_code" ON "public"."t_ds_workflow_task_lineage" ("dept_project_code", "dept_workflow_definition_code", "dept_task_definition_code");
CREATE INDEX "idx_task_code_version" ON "public"."t_ds_workflow_task_lineage" ("task_definition_code", "task_definition_version");
CREATE INDEX "idx_workflow_code_version" ON "public"."t_ds_workflow_task_lineage" ("workflow_definition_code", "workflow_definition_version");

-- @step create-index t_ds_workflow_task_relation on=target
CREATE INDEX "idx_code" ON "public"."t_ds_workflow_task_relation" ("project_code", "workflow_definition_code");
CREATE INDEX "idx_post_task_code_version" ON "public"."t_ds_workflow_task_relation" ("post_task_code", "post_task_version");
CREATE INDEX "idx_pre_task_code_version" ON "public"."t_ds_workflow_task_relation" ("pre_task_code", "pre_task_version");

-- @step create-index t_ds_workflow_task_relation_log on=target
CREATE INDEX "t_ds_workflow_task_relation_log_idx_workflow_code_version" ON "public"."t_ds_workflow_task_relation_log" ("workflow_definition_code", "workflow_definition_version");


-- @phase foreign keys
-- @step add-foreign-key QRTZ_BLOB_TRIGGERS on=target
ALTER TABLE "public"."QRTZ_BLOB_TRIGGERS" ADD CONSTRAINT "QRTZ_BLOB_TRIGGERS_ibfk_1" FOREIGN KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP") REFERENCES "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP");

-- @step add-foreign-key QRTZ_CRON_TRIGGERS on=target
ALTER TABLE "public"."QRTZ_CRON_TRIGGERS" ADD CONSTRAINT "QRTZ_CRON_TRIGGERS_ibfk_1" FOREIGN KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP") REFERENCES "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP");

-- @step add-foreign-key QRTZ_SIMPLE_TRIGGERS on=target
ALTER TABLE "public"."QRTZ_SIMPLE_TRIGGERS" ADD CONSTRAINT "QRTZ_SIMPLE_TRIGGERS_ibfk_1" FOREIGN KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP") REFERENCES "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP");

-- @step add-foreign-key QRTZ_SIMPROP_TRIGGERS on=target
ALTER TABLE "public"."QRTZ_SIMPROP_TRIGGERS" ADD CONSTRAINT "QRTZ_SIMPROP_TRIGGERS_ibfk_1" FOREIGN KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP") REFERENCES "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP");

-- @step add-foreign-key QRTZ_TRIGGERS on=target
ALTER TABLE "public"."QRTZ_TRIGGERS" ADD CONSTRAINT "QRTZ_TRIGGERS_ibfk_1" FOREIGN KEY ("SCHED_NAME", "JOB_NAME", "JOB_GROUP") REFERENCES "public"."QRTZ_JOB_DETAILS" ("SCHED_NAME", "JOB_NAME", "JOB_GROUP");


-- @phase counters
-- @step set-counter t_ds_access_token on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_access_token"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_access_token") counter;

-- @step set-counter t_ds_alert on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_alert"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_alert") counter;

-- @step set-counter t_ds_alert_plugin_instance on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_alert_plugin_instance"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_alert_plugin_instance") counter;

-- @step set-counter t_ds_alert_send_status on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_alert_send_status"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_alert_send_status") counter;

-- @step set-counter t_ds_alertgroup on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_alertgroup"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 2, 1) AS next FROM "public"."t_ds_alertgroup") counter;

-- @step set-counter t_ds_audit_log on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_audit_log"', 'id'), LEAST(next, 9223372036854775807)::bigint, next > 9223372036854775807)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_audit_log") counter;

-- @step set-counter t_ds_cluster on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_cluster"', 'id'), LEAST(next, 9223372036854775807)::bigint, next > 9223372036854775807)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_cluster") counter;

-- @step set-counter t_ds_command on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_command"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_command") counter;

-- @step set-counter t_ds_datasource on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_datasource"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_datasource") counter;

-- @step set-counter t_ds_dq_comparison_type on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_dq_comparison_type"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 9, 1) AS next FROM "public"."t_ds_dq_comparison_type") counter;

-- @step set-counter t_ds_dq_execute_result on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_dq_execute_result"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_dq_execute_result") counter;

-- @step set-counter t_ds_dq_rule on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_dq_rule"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 11, 1) AS next FROM "public"."t_ds_dq_rule") counter;

-- @step set-counter t_ds_dq_rule_execute_sql on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_dq_rule_execute_sql"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 18, 1) AS next FROM "public"."t_ds_dq_rule_execute_sql") counter;

-- @step set-counter t_ds_dq_rule_input_entry on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_dq_rule_input_entry"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 32, 1) AS next FROM "public"."t_ds_dq_rule_input_entry") counter;

-- @step set-counter t_ds_dq_task_statistics_value on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_dq_task_statistics_value"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_dq_task_statistics_value") counter;

-- @step set-counter t_ds_environment on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_environment"', 'id'), LEAST(next, 9223372036854775807)::bigint, next > 9223372036854775807)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_environment") counter;

-- @step set-counter t_ds_environment_worker_group_relation on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_environment_worker_group_relation"', 'id'), LEAST(next, 9223372036854775807)::bigint, next > 9223372036854775807)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_environment_worker_group_relation") counter;

-- @step set-counter t_ds_fav_task on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_fav_task"', 'id'), LEAST(next, 9223372036854775807)::bigint, next > 9223372036854775807)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_fav_task") counter;

-- @step set-counter t_ds_jdbc_registry_data on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_jdbc_registry_data"', 'id'), LEAST(next, 9223372036854775807)::bigint, next > 9223372036854775807)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_jdbc_registry_data") counter;

-- @step set-counter t_ds_jdbc_registry_data_change_event on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_jdbc_registry_data_change_event"', 'id'), LEAST(next, 9223372036854775807)::bigint, next > 9223372036854775807)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_jdbc_registry_data_change_event") counter;

-- @step set-counter t_ds_jdbc_registry_lock on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_jdbc_registry_lock"', 'id'), LEAST(next, 9223372036854775807)::bigint, next > 9223372036854775807)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_jdbc_registry_lock") counter;

-- @step set-counter t_ds_k8s on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_k8s"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_k8s") counter;

-- @step set-counter t_ds_k8s_namespace on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_k8s_namespace"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_k8s_namespace") counter;

-- @step set-counter t_ds_plugin_define on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_plugin_define"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 2, 1) AS next FROM "public"."t_ds_plugin_define") counter;

-- @step set-counter t_ds_project on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_project"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_project") counter;

-- @step set-counter t_ds_project_parameter on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_project_parameter"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_project_parameter") counter;

-- @step set-counter t_ds_project_preference on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_project_preference"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_project_preference") counter;

-- @step set-counter t_ds_queue on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_queue"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 2, 1) AS next FROM "public"."t_ds_queue") counter;

-- @step set-counter t_ds_relation_datasource_user on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_relation_datasource_user"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_relation_datasource_user") counter;

-- @step set-counter t_ds_relation_namespace_user on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_relation_namespace_user"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_relation_namespace_user") counter;

-- @step set-counter t_ds_relation_project_user on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_relation_project_user"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_relation_project_user") counter;

-- @step set-counter t_ds_relation_project_worker_group on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_relation_project_worker_group"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_relation_project_worker_group") counter;

-- @step set-counter t_ds_relation_resources_user on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_relation_resources_user"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_relation_resources_user") counter;

-- @step set-counter t_ds_relation_rule_execute_sql on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_relation_rule_execute_sql"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 16, 1) AS next FROM "public"."t_ds_relation_rule_execute_sql") counter;

-- @step set-counter t_ds_relation_rule_input_entry on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_relation_rule_input_entry"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 163, 1) AS next FROM "public"."t_ds_relation_rule_input_entry") counter;

-- @step set-counter t_ds_relation_sub_workflow on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_relation_sub_workflow"', 'id'), LEAST(next, 9223372036854775807)::bigint, next > 9223372036854775807)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_relation_sub_workflow") counter;

-- @step set-counter t_ds_relation_udfs_user on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_relation_udfs_user"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_relation_udfs_user") counter;

-- @step set-counter t_ds_relation_workflow_instance on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_relation_workflow_instance"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_relation_workflow_instance") counter;

-- @step set-counter t_ds_resources on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_resources"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_resources") counter;

-- @step set-counter t_ds_schedules on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_schedules"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_schedules") counter;

-- @step set-counter t_ds_task_definition on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_task_definition"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_task_definition") counter;

-- @step set-counter t_ds_task_definition_log on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_task_definition_log"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_task_definition_log") counter;

-- @step set-counter t_ds_task_group on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_task_group"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_task_group") counter;

-- @step set-counter t_ds_task_group_queue on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_task_group_queue"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_task_group_queue") counter;

-- @step set-counter t_ds_task_instance on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_task_instance"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_task_instance") counter;

-- @step set-counter t_ds_tenant on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_tenant"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_tenant") counter;

-- @step set-counter t_ds_udfs on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_udfs"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_udfs") counter;

-- @step set-counter t_ds_user on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_user"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 2, 1) AS next FROM "public"."t_ds_user") counter;

-- @step set-counter t_ds_version on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_version"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 2, 1) AS next FROM "public"."t_ds_version") counter;

-- @step set-counter t_ds_worker_group on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_worker_group"', 'id'), LEAST(next, 9223372036854775807)::bigint, next > 9223372036854775807)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_worker_group") counter;

-- @step set-counter t_ds_workflow_definition on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_workflow_definition"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_workflow_definition") counter;

-- @step set-counter t_ds_workflow_definition_log on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_workflow_definition_log"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_workflow_definition_log") counter;

-- @step set-counter t_ds_workflow_instance on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_workflow_instance"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_workflow_instance") counter;

-- @step set-counter t_ds_workflow_task_lineage on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_workflow_task_lineage"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_workflow_task_lineage") counter;

-- @step set-counter t_ds_workflow_task_relation on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_workflow_task_relation"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_workflow_task_relation") counter;

-- @step set-counter t_ds_workflow_task_relation_log on=target
SELECT setval(pg_get_serial_sequence('"public"."t_ds_workflow_task_relation_log"', 'id'), LEAST(next, 2147483647)::bigint, next > 2147483647)
FROM (SELECT GREATEST(coalesce(max("id")::numeric + 1, 1), 1, 1) AS next FROM "public"."t_ds_workflow_task_relation_log") counter;


-- @phase finish
-- @step comment t_ds_access_token on=target
COMMENT ON COLUMN "public"."t_ds_access_token"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_access_token"."user_id" IS 'user id';
COMMENT ON COLUMN "public"."t_ds_access_token"."token" IS 'token';
COMMENT ON COLUMN "public"."t_ds_access_token"."expire_time" IS 'end time of token ';
COMMENT ON COLUMN "public"."t_ds_access_token"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_access_token"."update_time" IS 'update time';

-- @step comment t_ds_alert on=target
COMMENT ON COLUMN "public"."t_ds_alert"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_alert"."title" IS 'title';
COMMENT ON COLUMN "public"."t_ds_alert"."sign" IS 'sign=sha1(content)';
COMMENT ON COLUMN "public"."t_ds_alert"."content" IS 'Message content (can be email, can be SMS. Mail is stored in JSON map, and SMS is string)';
COMMENT ON COLUMN "public"."t_ds_alert"."alert_status" IS '0:wait running,1:success,2:failed';
COMMENT ON COLUMN "public"."t_ds_alert"."warning_type" IS '1 workflow is successfully, 2 workflow/task is failed';
COMMENT ON COLUMN "public"."t_ds_alert"."log" IS 'log';
COMMENT ON COLUMN "public"."t_ds_alert"."alertgroup_id" IS 'alert group id';
COMMENT ON COLUMN "public"."t_ds_alert"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_alert"."update_time" IS 'update time';
COMMENT ON COLUMN "public"."t_ds_alert"."project_code" IS 'project_code';
COMMENT ON COLUMN "public"."t_ds_alert"."workflow_definition_code" IS 'workflow_definition_code';
COMMENT ON COLUMN "public"."t_ds_alert"."workflow_instance_id" IS 'workflow_instance_id';
COMMENT ON COLUMN "public"."t_ds_alert"."alert_type" IS 'alert_type';

-- @step create-trigger t_ds_alert_plugin_instance on=target
CREATE FUNCTION "public"."t_ds_alert_plugin_instance_on_update"() RETURNS trigger LANGUAGE plpgsql AS $on_update$
BEGIN
  IF NEW."update_time" IS NOT DISTINCT FROM OLD."update_time" THEN
    NEW."update_time" := statement_timestamp();
  END IF;
  RETURN NEW;
END;
$on_update$;
CREATE TRIGGER "t_ds_alert_plugin_instance_on_update" BEFORE UPDATE ON "public"."t_ds_alert_plugin_instance"
  FOR EACH ROW WHEN ((OLD."id", OLD."plugin_define_id", OLD."plugin_instance_params", OLD."create_time", OLD."update_time", OLD."instance_name") IS DISTINCT FROM (NEW."id", NEW."plugin_define_id", NEW."plugin_instance_params", NEW."create_time", NEW."update_time", NEW."instance_name"))
  EXECUTE FUNCTION "public"."t_ds_alert_plugin_instance_on_update"();

-- @step comment t_ds_alert_plugin_instance on=target
COMMENT ON COLUMN "public"."t_ds_alert_plugin_instance"."plugin_instance_params" IS 'plugin instance params. Also contain the params value which user input in web ui.';
COMMENT ON COLUMN "public"."t_ds_alert_plugin_instance"."instance_name" IS 'alert instance name';

-- @step comment t_ds_alert_send_status on=target
COMMENT ON COLUMN "public"."t_ds_alert_send_status"."create_time" IS 'create time';

-- @step comment t_ds_alertgroup on=target
COMMENT ON COLUMN "public"."t_ds_alertgroup"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_alertgroup"."alert_instance_ids" IS 'alert instance ids';
COMMENT ON COLUMN "public"."t_ds_alertgroup"."create_user_id" IS 'create user id';
COMMENT ON COLUMN "public"."t_ds_alertgroup"."group_name" IS 'group name';
COMMENT ON COLUMN "public"."t_ds_alertgroup"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_alertgroup"."update_time" IS 'update time';

-- @step comment t_ds_audit_log on=target
COMMENT ON COLUMN "public"."t_ds_audit_log"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_audit_log"."user_id" IS 'user id';
COMMENT ON COLUMN "public"."t_ds_audit_log"."model_id" IS 'model id';
COMMENT ON COLUMN "public"."t_ds_audit_log"."model_name" IS 'model name';
COMMENT ON COLUMN "public"."t_ds_audit_log"."model_type" IS 'model type';
COMMENT ON COLUMN "public"."t_ds_audit_log"."operation_type" IS 'operation type';
COMMENT ON COLUMN "public"."t_ds_audit_log"."description" IS 'api description';
COMMENT ON COLUMN "public"."t_ds_audit_log"."latency" IS 'api cost milliseconds';
COMMENT ON COLUMN "public"."t_ds_audit_log"."detail" IS 'object change detail';
COMMENT ON COLUMN "public"."t_ds_audit_log"."create_time" IS 'operation time';

-- @step create-trigger t_ds_cluster on=target
CREATE FUNCTION "public"."t_ds_cluster_on_update"() RETURNS trigger LANGUAGE plpgsql AS $on_update$
BEGIN
  IF NEW."update_time" IS NOT DISTINCT FROM OLD."update_time" THEN
    NEW."update_time" := statement_timestamp();
  END IF;
  RETURN NEW;
END;
$on_update$;
CREATE TRIGGER "t_ds_cluster_on_update" BEFORE UPDATE ON "public"."t_ds_cluster"
  FOR EACH ROW WHEN ((OLD."id", OLD."code", OLD."name", OLD."config", OLD."description", OLD."operator", OLD."create_time", OLD."update_time") IS DISTINCT FROM (NEW."id", NEW."code", NEW."name", NEW."config", NEW."description", NEW."operator", NEW."create_time", NEW."update_time"))
  EXECUTE FUNCTION "public"."t_ds_cluster_on_update"();

-- @step comment t_ds_cluster on=target
COMMENT ON COLUMN "public"."t_ds_cluster"."id" IS 'id';
COMMENT ON COLUMN "public"."t_ds_cluster"."code" IS 'encoding';
COMMENT ON COLUMN "public"."t_ds_cluster"."name" IS 'cluster name';
COMMENT ON COLUMN "public"."t_ds_cluster"."config" IS 'this config contains many cluster variables config';
COMMENT ON COLUMN "public"."t_ds_cluster"."description" IS 'the details';
COMMENT ON COLUMN "public"."t_ds_cluster"."operator" IS 'operator user id';

-- @step comment t_ds_command on=target
COMMENT ON COLUMN "public"."t_ds_command"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_command"."command_type" IS 'Command type: 0 start workflow, 1 start execution from current node, 2 resume fault-tolerant workflow, 3 resume pause workflow, 4 start execution from failed node, 5 complement, 6 schedule, 7 rerun, 8 pause, 9 stop, 10 resume waiting thread';
COMMENT ON COLUMN "public"."t_ds_command"."workflow_definition_code" IS 'workflow definition code';
COMMENT ON COLUMN "public"."t_ds_command"."workflow_definition_version" IS 'workflow definition version';
COMMENT ON COLUMN "public"."t_ds_command"."workflow_instance_id" IS 'workflow instance id';
COMMENT ON COLUMN "public"."t_ds_command"."command_param" IS 'json command parameters';
COMMENT ON COLUMN "public"."t_ds_command"."task_depend_type" IS 'Node dependency type: 0 current node, 1 forward, 2 backward';
COMMENT ON COLUMN "public"."t_ds_command"."failure_strategy" IS 'Failed policy: 0 end, 1 continue';
COMMENT ON COLUMN "public"."t_ds_command"."warning_type" IS 'Alarm type: 0 is not sent, 1 workflow is sent successfully, 2 workflow is sent failed, 3 workflow is sent successfully and all failures are sent';
COMMENT ON COLUMN "public"."t_ds_command"."warning_group_id" IS 'warning group';
COMMENT ON COLUMN "public"."t_ds_command"."schedule_time" IS 'schedule time';
COMMENT ON COLUMN "public"."t_ds_command"."start_time" IS 'start time';
COMMENT ON COLUMN "public"."t_ds_command"."executor_id" IS 'executor id';
COMMENT ON COLUMN "public"."t_ds_command"."update_time" IS 'update time';
COMMENT ON COLUMN "public"."t_ds_command"."workflow_instance_priority" IS 'workflow instance priority: 0 Highest,1 High,2 Medium,3 Low,4 Lowest';
COMMENT ON COLUMN "public"."t_ds_command"."worker_group" IS 'worker group';
COMMENT ON COLUMN "public"."t_ds_command"."tenant_code" IS 'tenant code';
COMMENT ON COLUMN "public"."t_ds_command"."environment_code" IS 'environment code';
COMMENT ON COLUMN "public"."t_ds_command"."dry_run" IS 'dry run flag：0 normal, 1 dry run';
COMMENT ON COLUMN "public"."t_ds_command"."test_flag" IS 'test flag：0 normal, 1 test run';

-- @step comment t_ds_datasource on=target
COMMENT ON COLUMN "public"."t_ds_datasource"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_datasource"."name" IS 'data source name';
COMMENT ON COLUMN "public"."t_ds_datasource"."note" IS 'description';
COMMENT ON COLUMN "public"."t_ds_datasource"."type" IS 'data source type: 0:mysql,1:postgresql,2:hive,3:spark';
COMMENT ON COLUMN "public"."t_ds_datasource"."user_id" IS 'the creator id';
COMMENT ON COLUMN "public"."t_ds_datasource"."connection_params" IS 'json connection params';
COMMENT ON COLUMN "public"."t_ds_datasource"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_datasource"."update_time" IS 'update time';

-- @step create-trigger t_ds_environment on=target
CREATE FUNCTION "public"."t_ds_environment_on_update"() RETURNS trigger LANGUAGE plpgsql AS $on_update$
BEGIN
  IF NEW."update_time" IS NOT DISTINCT FROM OLD."update_time" THEN
    NEW."update_time" := statement_timestamp();
  END IF;
  RETURN NEW;
END;
$on_update$;
CREATE TRIGGER "t_ds_environment_on_update" BEFORE UPDATE ON "public"."t_ds_environment"
  FOR EACH ROW WHEN ((OLD."id", OLD."code", OLD."name", OLD."config", OLD."description", OLD."operator", OLD."create_time", OLD."update_time") IS DISTINCT FROM (NEW."id", NEW."code", NEW."name", NEW."config", NEW."description", NEW."operator", NEW."create_time", NEW."update_time"))
  EXECUTE FUNCTION "public"."t_ds_environment_on_update"();

-- @step comment t_ds_environment on=target
COMMENT ON COLUMN "public"."t_ds_environment"."id" IS 'id';
COMMENT ON COLUMN "public"."t_ds_environment"."code" IS 'encoding';
COMMENT ON COLUMN "public"."t_ds_environment"."name" IS 'environment name';
COMMENT ON COLUMN "public"."t_ds_environment"."config" IS 'this config contains many environment variables config';
COMMENT ON COLUMN "public"."t_ds_environment"."description" IS 'the details';
COMMENT ON COLUMN "public"."t_ds_environment"."operator" IS 'operator user id';

-- @step create-trigger t_ds_environment_worker_group_relation on=target
CREATE FUNCTION "public"."t_ds_environment_worker_group_relation_on_update"() RETURNS trigger LANGUAGE plpgsql AS $on_update$
BEGIN
  IF NEW."update_time" IS NOT DISTINCT FROM OLD."update_time" THEN
    NEW."update_time" := statement_timestamp();
  END IF;
  RETURN NEW;
END;
$on_update$;
CREATE TRIGGER "t_ds_environment_worker_group_relation_on_update" BEFORE UPDATE ON "public"."t_ds_environment_worker_group_relation"
  FOR EACH ROW WHEN ((OLD."id", OLD."environment_code", OLD."worker_group", OLD."operator", OLD."create_time", OLD."update_time") IS DISTINCT FROM (NEW."id", NEW."environment_code", NEW."worker_group", NEW."operator", NEW."create_time", NEW."update_time"))
  EXECUTE FUNCTION "public"."t_ds_environment_worker_group_relation_on_update"();

-- @step comment t_ds_environment_worker_group_relation on=target
COMMENT ON COLUMN "public"."t_ds_environment_worker_group_relation"."id" IS 'id';
COMMENT ON COLUMN "public"."t_ds_environment_worker_group_relation"."environment_code" IS 'environment code';
COMMENT ON COLUMN "public"."t_ds_environment_worker_group_relation"."worker_group" IS 'worker group id';
COMMENT ON COLUMN "public"."t_ds_environment_worker_group_relation"."operator" IS 'operator user id';

-- @step comment t_ds_error_command on=target
COMMENT ON COLUMN "public"."t_ds_error_command"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_error_command"."command_type" IS 'command type';
COMMENT ON COLUMN "public"."t_ds_error_command"."executor_id" IS 'executor id';
COMMENT ON COLUMN "public"."t_ds_error_command"."workflow_definition_code" IS 'workflow definition code';
COMMENT ON COLUMN "public"."t_ds_error_command"."workflow_definition_version" IS 'workflow definition version';
COMMENT ON COLUMN "public"."t_ds_error_command"."workflow_instance_id" IS 'workflow instance id: 0';
COMMENT ON COLUMN "public"."t_ds_error_command"."command_param" IS 'json command parameters';
COMMENT ON COLUMN "public"."t_ds_error_command"."task_depend_type" IS 'task depend type';
COMMENT ON COLUMN "public"."t_ds_error_command"."failure_strategy" IS 'failure strategy';
COMMENT ON COLUMN "public"."t_ds_error_command"."warning_type" IS 'warning type';
COMMENT ON COLUMN "public"."t_ds_error_command"."warning_group_id" IS 'warning group id';
COMMENT ON COLUMN "public"."t_ds_error_command"."schedule_time" IS 'scheduler time';
COMMENT ON COLUMN "public"."t_ds_error_command"."start_time" IS 'start time';
COMMENT ON COLUMN "public"."t_ds_error_command"."update_time" IS 'update time';
COMMENT ON COLUMN "public"."t_ds_error_command"."workflow_instance_priority" IS 'workflow instance priority, 0 Highest,1 High,2 Medium,3 Low,4 Lowest';
COMMENT ON COLUMN "public"."t_ds_error_command"."worker_group" IS 'worker group';
COMMENT ON COLUMN "public"."t_ds_error_command"."tenant_code" IS 'tenant code';
COMMENT ON COLUMN "public"."t_ds_error_command"."environment_code" IS 'environment code';
COMMENT ON COLUMN "public"."t_ds_error_command"."message" IS 'message';
COMMENT ON COLUMN "public"."t_ds_error_command"."dry_run" IS 'dry run flag: 0 normal, 1 dry run';
COMMENT ON COLUMN "public"."t_ds_error_command"."test_flag" IS 'test flag：0 normal, 1 test run';

-- @step comment t_ds_fav_task on=target
COMMENT ON COLUMN "public"."t_ds_fav_task"."id" IS 'id';
COMMENT ON COLUMN "public"."t_ds_fav_task"."task_type" IS 'favorite task type name';
COMMENT ON COLUMN "public"."t_ds_fav_task"."user_id" IS 'user id';

-- @step comment t_ds_jdbc_registry_client_heartbeat on=target
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_client_heartbeat"."id" IS 'primary key';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_client_heartbeat"."client_name" IS 'client name, ip_processId';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_client_heartbeat"."last_heartbeat_time" IS 'last heartbeat timestamp';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_client_heartbeat"."connection_config" IS 'connection config';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_client_heartbeat"."create_time" IS 'create time';

-- @step comment t_ds_jdbc_registry_data on=target
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_data"."id" IS 'primary key';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_data"."data_key" IS 'key, like zookeeper node path';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_data"."data_value" IS 'data, like zookeeper node value';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_data"."data_type" IS 'EPHEMERAL, PERSISTENT';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_data"."client_id" IS 'client id';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_data"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_data"."last_update_time" IS 'last update time';

-- @step comment t_ds_jdbc_registry_data_change_event on=target
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_data_change_event"."id" IS 'primary key';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_data_change_event"."event_type" IS 'ADD, UPDATE, DELETE';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_data_change_event"."jdbc_registry_data" IS 'jdbc registry data';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_data_change_event"."create_time" IS 'create time';

-- @step comment t_ds_jdbc_registry_lock on=target
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_lock"."id" IS 'primary key';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_lock"."lock_key" IS 'lock path';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_lock"."lock_owner" IS 'the lock owner, ip_processId';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_lock"."client_id" IS 'client id';
COMMENT ON COLUMN "public"."t_ds_jdbc_registry_lock"."create_time" IS 'create time';

-- @step comment t_ds_k8s on=target
COMMENT ON COLUMN "public"."t_ds_k8s"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_k8s"."update_time" IS 'update time';

-- @step comment t_ds_k8s_namespace on=target
COMMENT ON COLUMN "public"."t_ds_k8s_namespace"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_k8s_namespace"."update_time" IS 'update time';

-- @step create-trigger t_ds_plugin_define on=target
CREATE FUNCTION "public"."t_ds_plugin_define_on_update"() RETURNS trigger LANGUAGE plpgsql AS $on_update$
BEGIN
  IF NEW."update_time" IS NOT DISTINCT FROM OLD."update_time" THEN
    NEW."update_time" := statement_timestamp();
  END IF;
  RETURN NEW;
END;
$on_update$;
CREATE TRIGGER "t_ds_plugin_define_on_update" BEFORE UPDATE ON "public"."t_ds_plugin_define"
  FOR EACH ROW WHEN ((OLD."id", OLD."plugin_name", OLD."plugin_type", OLD."plugin_params", OLD."create_time", OLD."update_time") IS DISTINCT FROM (NEW."id", NEW."plugin_name", NEW."plugin_type", NEW."plugin_params", NEW."create_time", NEW."update_time"))
  EXECUTE FUNCTION "public"."t_ds_plugin_define_on_update"();

-- @step comment t_ds_plugin_define on=target
COMMENT ON COLUMN "public"."t_ds_plugin_define"."plugin_name" IS 'the name of plugin eg: email';
COMMENT ON COLUMN "public"."t_ds_plugin_define"."plugin_type" IS 'plugin type . alert=alert plugin, job=job plugin';
COMMENT ON COLUMN "public"."t_ds_plugin_define"."plugin_params" IS 'plugin params';

-- @step comment t_ds_project on=target
COMMENT ON COLUMN "public"."t_ds_project"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_project"."name" IS 'project name';
COMMENT ON COLUMN "public"."t_ds_project"."code" IS 'encoding';
COMMENT ON COLUMN "public"."t_ds_project"."user_id" IS 'creator id';
COMMENT ON COLUMN "public"."t_ds_project"."flag" IS '0 not available, 1 available';
COMMENT ON COLUMN "public"."t_ds_project"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_project"."update_time" IS 'update time';

-- @step comment t_ds_project_parameter on=target
COMMENT ON COLUMN "public"."t_ds_project_parameter"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_project_parameter"."param_name" IS 'project parameter name';
COMMENT ON COLUMN "public"."t_ds_project_parameter"."param_value" IS 'project parameter value';
COMMENT ON COLUMN "public"."t_ds_project_parameter"."param_data_type" IS 'project parameter data type';
COMMENT ON COLUMN "public"."t_ds_project_parameter"."code" IS 'encoding';
COMMENT ON COLUMN "public"."t_ds_project_parameter"."project_code" IS 'project code';
COMMENT ON COLUMN "public"."t_ds_project_parameter"."user_id" IS 'creator id';
COMMENT ON COLUMN "public"."t_ds_project_parameter"."operator" IS 'operator user id';
COMMENT ON COLUMN "public"."t_ds_project_parameter"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_project_parameter"."update_time" IS 'update time';

-- @step comment t_ds_project_preference on=target
COMMENT ON COLUMN "public"."t_ds_project_preference"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_project_preference"."code" IS 'encoding';
COMMENT ON COLUMN "public"."t_ds_project_preference"."project_code" IS 'project code';
COMMENT ON COLUMN "public"."t_ds_project_preference"."preferences" IS 'project preferences';
COMMENT ON COLUMN "public"."t_ds_project_preference"."user_id" IS 'creator id';
COMMENT ON COLUMN "public"."t_ds_project_preference"."state" IS '1 means enabled, 0 means disabled';
COMMENT ON COLUMN "public"."t_ds_project_preference"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_project_preference"."update_time" IS 'update time';

-- @step comment t_ds_queue on=target
COMMENT ON COLUMN "public"."t_ds_queue"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_queue"."queue_name" IS 'queue name';
COMMENT ON COLUMN "public"."t_ds_queue"."queue" IS 'yarn queue name';
COMMENT ON COLUMN "public"."t_ds_queue"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_queue"."update_time" IS 'update time';

-- @step comment t_ds_relation_datasource_user on=target
COMMENT ON COLUMN "public"."t_ds_relation_datasource_user"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_relation_datasource_user"."user_id" IS 'user id';
COMMENT ON COLUMN "public"."t_ds_relation_datasource_user"."datasource_id" IS 'data source id';
COMMENT ON COLUMN "public"."t_ds_relation_datasource_user"."perm" IS 'limits of authority';
COMMENT ON COLUMN "public"."t_ds_relation_datasource_user"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_relation_datasource_user"."update_time" IS 'update time';

-- @step comment t_ds_relation_namespace_user on=target
COMMENT ON COLUMN "public"."t_ds_relation_namespace_user"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_relation_namespace_user"."user_id" IS 'user id';
COMMENT ON COLUMN "public"."t_ds_relation_namespace_user"."namespace_id" IS 'namespace id';
COMMENT ON COLUMN "public"."t_ds_relation_namespace_user"."perm" IS 'limits of authority';
COMMENT ON COLUMN "public"."t_ds_relation_namespace_user"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_relation_namespace_user"."update_time" IS 'update time';

-- @step comment t_ds_relation_project_user on=target
COMMENT ON COLUMN "public"."t_ds_relation_project_user"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_relation_project_user"."user_id" IS 'user id';
COMMENT ON COLUMN "public"."t_ds_relation_project_user"."project_id" IS 'project id';
COMMENT ON COLUMN "public"."t_ds_relation_project_user"."perm" IS 'limits of authority';
COMMENT ON COLUMN "public"."t_ds_relation_project_user"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_relation_project_user"."update_time" IS 'update time';

-- @step comment t_ds_relation_project_worker_group on=target
COMMENT ON COLUMN "public"."t_ds_relation_project_worker_group"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_relation_project_worker_group"."project_code" IS 'project code';
COMMENT ON COLUMN "public"."t_ds_relation_project_worker_group"."worker_group" IS 'worker group';
COMMENT ON COLUMN "public"."t_ds_relation_project_worker_group"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_relation_project_worker_group"."update_time" IS 'update time';

-- @step comment t_ds_relation_resources_user on=target
COMMENT ON COLUMN "public"."t_ds_relation_resources_user"."user_id" IS 'user id';
COMMENT ON COLUMN "public"."t_ds_relation_resources_user"."resources_id" IS 'resource id';
COMMENT ON COLUMN "public"."t_ds_relation_resources_user"."perm" IS 'limits of authority';
COMMENT ON COLUMN "public"."t_ds_relation_resources_user"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_relation_resources_user"."update_time" IS 'update time';

-- @step comment t_ds_relation_udfs_user on=target
COMMENT ON COLUMN "public"."t_ds_relation_udfs_user"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_relation_udfs_user"."user_id" IS 'userid';
COMMENT ON COLUMN "public"."t_ds_relation_udfs_user"."udf_id" IS 'udf id';
COMMENT ON COLUMN "public"."t_ds_relation_udfs_user"."perm" IS 'limits of authority';
COMMENT ON COLUMN "public"."t_ds_relation_udfs_user"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_relation_udfs_user"."update_time" IS 'update time';

-- @step comment t_ds_relation_workflow_instance on=target
COMMENT ON COLUMN "public"."t_ds_relation_workflow_instance"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_relation_workflow_instance"."parent_workflow_instance_id" IS 'parent workflow instance id';
COMMENT ON COLUMN "public"."t_ds_relation_workflow_instance"."parent_task_instance_id" IS 'parent workflow instance id';
COMMENT ON COLUMN "public"."t_ds_relation_workflow_instance"."workflow_instance_id" IS 'child workflow instance id';

-- @step comment t_ds_resources on=target
COMMENT ON COLUMN "public"."t_ds_resources"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_resources"."alias" IS 'alias';
COMMENT ON COLUMN "public"."t_ds_resources"."file_name" IS 'file name';
COMMENT ON COLUMN "public"."t_ds_resources"."user_id" IS 'user id';
COMMENT ON COLUMN "public"."t_ds_resources"."type" IS 'resource type,0:FILE，1:UDF';
COMMENT ON COLUMN "public"."t_ds_resources"."size" IS 'resource size';
COMMENT ON COLUMN "public"."t_ds_resources"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_resources"."update_time" IS 'update time';

-- @step comment t_ds_schedules on=target
COMMENT ON COLUMN "public"."t_ds_schedules"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_schedules"."workflow_definition_code" IS 'workflow definition code';
COMMENT ON COLUMN "public"."t_ds_schedules"."start_time" IS 'start time';
COMMENT ON COLUMN "public"."t_ds_schedules"."end_time" IS 'end time';
COMMENT ON COLUMN "public"."t_ds_schedules"."timezone_id" IS 'schedule timezone id';
COMMENT ON COLUMN "public"."t_ds_schedules"."crontab" IS 'crontab description';
COMMENT ON COLUMN "public"."t_ds_schedules"."failure_strategy" IS 'failure strategy. 0:end,1:continue';
COMMENT ON COLUMN "public"."t_ds_schedules"."user_id" IS 'user id';
COMMENT ON COLUMN "public"."t_ds_schedules"."release_state" IS 'release state. 0:offline,1:online ';
COMMENT ON COLUMN "public"."t_ds_schedules"."warning_type" IS 'Alarm type: 0 is not sent, 1 workflow is sent successfully, 2 workflow is sent failed, 3 workflow is sent successfully and all failures are sent';
COMMENT ON COLUMN "public"."t_ds_schedules"."warning_group_id" IS 'alert group id';
COMMENT ON COLUMN "public"."t_ds_schedules"."workflow_instance_priority" IS 'workflow instance priority：0 Highest,1 High,2 Medium,3 Low,4 Lowest';
COMMENT ON COLUMN "public"."t_ds_schedules"."worker_group" IS 'worker group id';
COMMENT ON COLUMN "public"."t_ds_schedules"."tenant_code" IS 'tenant code';
COMMENT ON COLUMN "public"."t_ds_schedules"."environment_code" IS 'environment code';
COMMENT ON COLUMN "public"."t_ds_schedules"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_schedules"."update_time" IS 'update time';

-- @step comment t_ds_session on=target
COMMENT ON COLUMN "public"."t_ds_session"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_session"."user_id" IS 'user id';
COMMENT ON COLUMN "public"."t_ds_session"."ip" IS 'ip';
COMMENT ON COLUMN "public"."t_ds_session"."last_login_time" IS 'last login time';

-- @step comment t_ds_task_definition on=target
COMMENT ON COLUMN "public"."t_ds_task_definition"."id" IS 'self-increasing id';
COMMENT ON COLUMN "public"."t_ds_task_definition"."code" IS 'encoding';
COMMENT ON COLUMN "public"."t_ds_task_definition"."name" IS 'task definition name';
COMMENT ON COLUMN "public"."t_ds_task_definition"."version" IS 'task definition version';
COMMENT ON COLUMN "public"."t_ds_task_definition"."description" IS 'description';
COMMENT ON COLUMN "public"."t_ds_task_definition"."project_code" IS 'project code';
COMMENT ON COLUMN "public"."t_ds_task_definition"."user_id" IS 'task definition creator id';
COMMENT ON COLUMN "public"."t_ds_task_definition"."task_type" IS 'task type';
COMMENT ON COLUMN "public"."t_ds_task_definition"."task_execute_type" IS 'task execute type: 0-batch, 1-stream';
COMMENT ON COLUMN "public"."t_ds_task_definition"."task_params" IS 'job custom parameters';
COMMENT ON COLUMN "public"."t_ds_task_definition"."flag" IS '0 not available, 1 available';
COMMENT ON COLUMN "public"."t_ds_task_definition"."is_cache" IS '0 not available, 1 available';
COMMENT ON COLUMN "public"."t_ds_task_definition"."task_priority" IS 'job priority';
COMMENT ON COLUMN "public"."t_ds_task_definition"."worker_group" IS 'worker grouping';
COMMENT ON COLUMN "public"."t_ds_task_definition"."environment_code" IS 'environment code';
COMMENT ON COLUMN "public"."t_ds_task_definition"."fail_retry_times" IS 'number of failed retries';
COMMENT ON COLUMN "public"."t_ds_task_definition"."fail_retry_interval" IS 'failed retry interval';
COMMENT ON COLUMN "public"."t_ds_task_definition"."timeout_flag" IS 'timeout flag:0 close, 1 open';
COMMENT ON COLUMN "public"."t_ds_task_definition"."timeout_notify_strategy" IS 'timeout notification policy: 0 warning, 1 fail';
COMMENT ON COLUMN "public"."t_ds_task_definition"."timeout" IS 'timeout length,unit: minute';
COMMENT ON COLUMN "public"."t_ds_task_definition"."delay_time" IS 'delay execution time,unit: minute';
COMMENT ON COLUMN "public"."t_ds_task_definition"."resource_ids" IS 'resource id, separated by comma';
COMMENT ON COLUMN "public"."t_ds_task_definition"."task_group_id" IS 'task group id';
COMMENT ON COLUMN "public"."t_ds_task_definition"."task_group_priority" IS 'task group priority';
COMMENT ON COLUMN "public"."t_ds_task_definition"."cpu_quota" IS 'cpuQuota(%): -1:Infinity';
COMMENT ON COLUMN "public"."t_ds_task_definition"."memory_max" IS 'MemoryMax(MB): -1:Infinity';
COMMENT ON COLUMN "public"."t_ds_task_definition"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_task_definition"."update_time" IS 'update time';

-- @step comment t_ds_task_definition_log on=target
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."id" IS 'self-increasing id';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."code" IS 'encoding';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."name" IS 'task definition name';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."version" IS 'task definition version';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."description" IS 'description';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."project_code" IS 'project code';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."user_id" IS 'task definition creator id';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."task_type" IS 'task type';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."task_execute_type" IS 'task execute type: 0-batch, 1-stream';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."task_params" IS 'job custom parameters';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."flag" IS '0 not available, 1 available';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."is_cache" IS '0 not available, 1 available';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."task_priority" IS 'job priority';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."worker_group" IS 'worker grouping';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."environment_code" IS 'environment code';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."fail_retry_times" IS 'number of failed retries';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."fail_retry_interval" IS 'failed retry interval';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."timeout_flag" IS 'timeout flag:0 close, 1 open';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."timeout_notify_strategy" IS 'timeout notification policy: 0 warning, 1 fail';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."timeout" IS 'timeout length,unit: minute';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."delay_time" IS 'delay execution time,unit: minute';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."resource_ids" IS 'resource id, separated by comma';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."operator" IS 'operator user id';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."task_group_id" IS 'task group id';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."task_group_priority" IS 'task group priority';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."operate_time" IS 'operate time';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."cpu_quota" IS 'cpuQuota(%): -1:Infinity';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."memory_max" IS 'MemoryMax(MB): -1:Infinity';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_task_definition_log"."update_time" IS 'update time';

-- @step create-trigger t_ds_task_group on=target
CREATE FUNCTION "public"."t_ds_task_group_on_update"() RETURNS trigger LANGUAGE plpgsql AS $on_update$
BEGIN
  IF NEW."update_time" IS NOT DISTINCT FROM OLD."update_time" THEN
    NEW."update_time" := statement_timestamp();
  END IF;
  RETURN NEW;
END;
$on_update$;
CREATE TRIGGER "t_ds_task_group_on_update" BEFORE UPDATE ON "public"."t_ds_task_group"
  FOR EACH ROW WHEN ((OLD."id", OLD."name", OLD."description", OLD."group_size", OLD."use_size", OLD."user_id", OLD."project_code", OLD."status", OLD."create_time", OLD."update_time") IS DISTINCT FROM (NEW."id", NEW."name", NEW."description", NEW."group_size", NEW."use_size", NEW."user_id", NEW."project_code", NEW."status", NEW."create_time", NEW."update_time"))
  EXECUTE FUNCTION "public"."t_ds_task_group_on_update"();

-- @step comment t_ds_task_group on=target
COMMENT ON COLUMN "public"."t_ds_task_group"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_task_group"."name" IS 'task_group name';
COMMENT ON COLUMN "public"."t_ds_task_group"."group_size" IS 'group size';
COMMENT ON COLUMN "public"."t_ds_task_group"."use_size" IS 'used size';
COMMENT ON COLUMN "public"."t_ds_task_group"."user_id" IS 'creator id';
COMMENT ON COLUMN "public"."t_ds_task_group"."project_code" IS 'project code';
COMMENT ON COLUMN "public"."t_ds_task_group"."status" IS '0 not available, 1 available';

-- @step create-trigger t_ds_task_group_queue on=target
CREATE FUNCTION "public"."t_ds_task_group_queue_on_update"() RETURNS trigger LANGUAGE plpgsql AS $on_update$
BEGIN
  IF NEW."update_time" IS NOT DISTINCT FROM OLD."update_time" THEN
    NEW."update_time" := statement_timestamp();
  END IF;
  RETURN NEW;
END;
$on_update$;
CREATE TRIGGER "t_ds_task_group_queue_on_update" BEFORE UPDATE ON "public"."t_ds_task_group_queue"
  FOR EACH ROW WHEN ((OLD."id", OLD."task_id", OLD."task_name", OLD."group_id", OLD."workflow_instance_id", OLD."priority", OLD."status", OLD."force_start", OLD."in_queue", OLD."create_time", OLD."update_time") IS DISTINCT FROM (NEW."id", NEW."task_id", NEW."task_name", NEW."group_id", NEW."workflow_instance_id", NEW."priority", NEW."status", NEW."force_start", NEW."in_queue", NEW."create_time", NEW."update_time"))
  EXECUTE FUNCTION "public"."t_ds_task_group_queue_on_update"();

-- @step comment t_ds_task_group_queue on=target
COMMENT ON COLUMN "public"."t_ds_task_group_queue"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_task_group_queue"."task_id" IS 'taskintanceid';
COMMENT ON COLUMN "public"."t_ds_task_group_queue"."task_name" IS 'TaskInstance name';
COMMENT ON COLUMN "public"."t_ds_task_group_queue"."group_id" IS 'taskGroup id';
COMMENT ON COLUMN "public"."t_ds_task_group_queue"."workflow_instance_id" IS 'workflow instance id';
COMMENT ON COLUMN "public"."t_ds_task_group_queue"."priority" IS 'priority';
COMMENT ON COLUMN "public"."t_ds_task_group_queue"."status" IS '-1: waiting  1: running  2: finished';
COMMENT ON COLUMN "public"."t_ds_task_group_queue"."force_start" IS 'is force start 0 NO ,1 YES';
COMMENT ON COLUMN "public"."t_ds_task_group_queue"."in_queue" IS 'ready to get the queue by other task finish 0 NO ,1 YES';

-- @step comment t_ds_task_instance on=target
COMMENT ON COLUMN "public"."t_ds_task_instance"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_task_instance"."name" IS 'task name';
COMMENT ON COLUMN "public"."t_ds_task_instance"."task_type" IS 'task type';
COMMENT ON COLUMN "public"."t_ds_task_instance"."task_execute_type" IS 'task execute type: 0-batch, 1-stream';
COMMENT ON COLUMN "public"."t_ds_task_instance"."task_code" IS 'task definition code';
COMMENT ON COLUMN "public"."t_ds_task_instance"."task_definition_version" IS 'task definition version';
COMMENT ON COLUMN "public"."t_ds_task_instance"."workflow_instance_id" IS 'workflow instance id';
COMMENT ON COLUMN "public"."t_ds_task_instance"."workflow_instance_name" IS 'workflow instance name';
COMMENT ON COLUMN "public"."t_ds_task_instance"."project_code" IS 'project code';
COMMENT ON COLUMN "public"."t_ds_task_instance"."state" IS 'Status: 0 commit succeeded, 1 running, 2 prepare to pause, 3 pause, 4 prepare to stop, 5 stop, 6 fail, 7 succeed, 8 need fault tolerance, 9 kill, 10 wait for thread, 11 wait for dependency to complete';
COMMENT ON COLUMN "public"."t_ds_task_instance"."submit_time" IS 'task submit time';
COMMENT ON COLUMN "public"."t_ds_task_instance"."start_time" IS 'task start time';
COMMENT ON COLUMN "public"."t_ds_task_instance"."end_time" IS 'task end time';
COMMENT ON COLUMN "public"."t_ds_task_instance"."host" IS 'host of task running on';
COMMENT ON COLUMN "public"."t_ds_task_instance"."execute_path" IS 'task execute path in the host';
COMMENT ON COLUMN "public"."t_ds_task_instance"."log_path" IS 'task log path';
COMMENT ON COLUMN "public"."t_ds_task_instance"."alert_flag" IS 'whether alert';
COMMENT ON COLUMN "public"."t_ds_task_instance"."retry_times" IS 'task retry times';
COMMENT ON COLUMN "public"."t_ds_task_instance"."pid" IS 'pid of task';
COMMENT ON COLUMN "public"."t_ds_task_instance"."app_link" IS 'yarn app id';
COMMENT ON COLUMN "public"."t_ds_task_instance"."task_params" IS 'job custom parameters';
COMMENT ON COLUMN "public"."t_ds_task_instance"."flag" IS '0 not available, 1 available';
COMMENT ON COLUMN "public"."t_ds_task_instance"."is_cache" IS '0 not available, 1 available';
COMMENT ON COLUMN "public"."t_ds_task_instance"."cache_key" IS 'cache_key';
COMMENT ON COLUMN "public"."t_ds_task_instance"."retry_interval" IS 'retry interval when task failed ';
COMMENT ON COLUMN "public"."t_ds_task_instance"."max_retry_times" IS 'max retry times';
COMMENT ON COLUMN "public"."t_ds_task_instance"."task_instance_priority" IS 'task instance priority:0 Highest,1 High,2 Medium,3 Low,4 Lowest';
COMMENT ON COLUMN "public"."t_ds_task_instance"."worker_group" IS 'worker group id';
COMMENT ON COLUMN "public"."t_ds_task_instance"."environment_code" IS 'environment code';
COMMENT ON COLUMN "public"."t_ds_task_instance"."environment_config" IS 'this config contains many environment variables config';
COMMENT ON COLUMN "public"."t_ds_task_instance"."first_submit_time" IS 'task first submit time';
COMMENT ON COLUMN "public"."t_ds_task_instance"."delay_time" IS 'task delay execution time';
COMMENT ON COLUMN "public"."t_ds_task_instance"."var_pool" IS 'var_pool';
COMMENT ON COLUMN "public"."t_ds_task_instance"."task_group_id" IS 'task group id';
COMMENT ON COLUMN "public"."t_ds_task_instance"."dry_run" IS 'dry run flag: 0 normal, 1 dry run';
COMMENT ON COLUMN "public"."t_ds_task_instance"."cpu_quota" IS 'cpuQuota(%): -1:Infinity';
COMMENT ON COLUMN "public"."t_ds_task_instance"."memory_max" IS 'MemoryMax(MB): -1:Infinity';
COMMENT ON COLUMN "public"."t_ds_task_instance"."test_flag" IS 'test flag：0 normal, 1 test run';

-- @step comment t_ds_tenant on=target
COMMENT ON COLUMN "public"."t_ds_tenant"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_tenant"."tenant_code" IS 'tenant code';
COMMENT ON COLUMN "public"."t_ds_tenant"."queue_id" IS 'queue id';
COMMENT ON COLUMN "public"."t_ds_tenant"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_tenant"."update_time" IS 'update time';

-- @step comment t_ds_udfs on=target
COMMENT ON COLUMN "public"."t_ds_udfs"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_udfs"."user_id" IS 'user id';
COMMENT ON COLUMN "public"."t_ds_udfs"."func_name" IS 'UDF function name';
COMMENT ON COLUMN "public"."t_ds_udfs"."class_name" IS 'class of udf';
COMMENT ON COLUMN "public"."t_ds_udfs"."type" IS 'Udf function type';
COMMENT ON COLUMN "public"."t_ds_udfs"."arg_types" IS 'arguments types';
COMMENT ON COLUMN "public"."t_ds_udfs"."database" IS 'data base';
COMMENT ON COLUMN "public"."t_ds_udfs"."resource_id" IS 'resource id';
COMMENT ON COLUMN "public"."t_ds_udfs"."resource_name" IS 'resource name';
COMMENT ON COLUMN "public"."t_ds_udfs"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_udfs"."update_time" IS 'update time';

-- @step comment t_ds_user on=target
COMMENT ON COLUMN "public"."t_ds_user"."id" IS 'user id';
COMMENT ON COLUMN "public"."t_ds_user"."user_name" IS 'user name';
COMMENT ON COLUMN "public"."t_ds_user"."user_password" IS 'user password';
COMMENT ON COLUMN "public"."t_ds_user"."user_type" IS 'user type, 0:administrator，1:ordinary user';
COMMENT ON COLUMN "public"."t_ds_user"."email" IS 'email';
COMMENT ON COLUMN "public"."t_ds_user"."phone" IS 'phone';
COMMENT ON COLUMN "public"."t_ds_user"."tenant_id" IS 'tenant id';
COMMENT ON COLUMN "public"."t_ds_user"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_user"."update_time" IS 'update time';
COMMENT ON COLUMN "public"."t_ds_user"."queue" IS 'queue';
COMMENT ON COLUMN "public"."t_ds_user"."state" IS 'state 0:disable 1:enable';
COMMENT ON COLUMN "public"."t_ds_user"."time_zone" IS 'time zone';

-- @step comment t_ds_version on=target
COMMENT ON TABLE "public"."t_ds_version" IS 'version';

-- @step comment t_ds_worker_group on=target
COMMENT ON COLUMN "public"."t_ds_worker_group"."id" IS 'id';
COMMENT ON COLUMN "public"."t_ds_worker_group"."name" IS 'worker group name';
COMMENT ON COLUMN "public"."t_ds_worker_group"."addr_list" IS 'worker addr list. split by [,]';
COMMENT ON COLUMN "public"."t_ds_worker_group"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_worker_group"."update_time" IS 'update time';
COMMENT ON COLUMN "public"."t_ds_worker_group"."description" IS 'description';
COMMENT ON COLUMN "public"."t_ds_worker_group"."other_params_json" IS 'other params json';

-- @step comment t_ds_workflow_definition on=target
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."id" IS 'self-increasing id';
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."code" IS 'encoding';
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."name" IS 'workflow definition name';
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."version" IS 'workflow definition version';
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."description" IS 'description';
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."project_code" IS 'project code';
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."release_state" IS 'workflow definition release state：0:offline,1:online';
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."user_id" IS 'workflow definition creator id';
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."global_params" IS 'global parameters';
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."flag" IS '0 not available, 1 available';
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."locations" IS 'Node location information';
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."warning_group_id" IS 'alert group id';
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."timeout" IS 'time out, unit: minute';
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."execution_type" IS 'execution_type 0:parallel,1:serial wait,2:serial discard,3:serial priority';
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_workflow_definition"."update_time" IS 'update time';

-- @step comment t_ds_workflow_definition_log on=target
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."id" IS 'self-increasing id';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."code" IS 'encoding';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."name" IS 'workflow definition name';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."version" IS 'workflow definition version';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."description" IS 'description';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."project_code" IS 'project code';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."release_state" IS 'workflow definition release state：0:offline,1:online';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."user_id" IS 'workflow definition creator id';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."global_params" IS 'global parameters';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."flag" IS '0 not available, 1 available';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."locations" IS 'Node location information';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."warning_group_id" IS 'alert group id';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."timeout" IS 'time out,unit: minute';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."execution_type" IS 'execution_type 0:parallel,1:serial wait,2:serial discard,3:serial priority';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."operator" IS 'operator user id';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."operate_time" IS 'operate time';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_workflow_definition_log"."update_time" IS 'update time';

-- @step create-trigger t_ds_workflow_instance on=target
CREATE FUNCTION "public"."t_ds_workflow_instance_on_update"() RETURNS trigger LANGUAGE plpgsql AS $on_update$
BEGIN
  IF NEW."update_time" IS NOT DISTINCT FROM OLD."update_time" THEN
    NEW."update_time" := statement_timestamp();
  END IF;
  RETURN NEW;
END;
$on_update$;
CREATE TRIGGER "t_ds_workflow_instance_on_update" BEFORE UPDATE ON "public"."t_ds_workflow_instance"
  FOR EACH ROW WHEN ((OLD."id", OLD."name", OLD."workflow_definition_code", OLD."workflow_definition_version", OLD."project_code", OLD."state", OLD."state_history", OLD."recovery", OLD."start_time", OLD."end_time", OLD."run_times", OLD."host", OLD."command_type", OLD."command_param", OLD."task_depend_type", OLD."max_try_times", OLD."failure_strategy", OLD."warning_type", OLD."warning_group_id", OLD."schedule_time", OLD."command_start_time", OLD."global_params", OLD."flag", OLD."update_time", OLD."is_sub_workflow", OLD."executor_id", OLD."executor_name", OLD."history_cmd", OLD."workflow_instance_priority", OLD."worker_group", OLD."environment_code", OLD."timeout", OLD."tenant_code", OLD."var_pool", OLD."dry_run", OLD."next_workflow_instance_id", OLD."restart_time", OLD."test_flag") IS DISTINCT FROM (NEW."id", NEW."name", NEW."workflow_definition_code", NEW."workflow_definition_version", NEW."project_code", NEW."state", NEW."state_history", NEW."recovery", NEW."start_time", NEW."end_time", NEW."run_times", NEW."host", NEW."command_type", NEW."command_param", NEW."task_depend_type", NEW."max_try_times", NEW."failure_strategy", NEW."warning_type", NEW."warning_group_id", NEW."schedule_time", NEW."command_start_time", NEW."global_params", NEW."flag", NEW."update_time", NEW."is_sub_workflow", NEW."executor_id", NEW."executor_name", NEW."history_cmd", NEW."workflow_instance_priority", NEW."worker_group", NEW."environment_code", NEW."timeout", NEW."tenant_code", NEW."var_pool", NEW."dry_run", NEW."next_workflow_instance_id", NEW."restart_time", NEW."test_flag"))
  EXECUTE FUNCTION "public"."t_ds_workflow_instance_on_update"();

-- @step comment t_ds_workflow_instance on=target
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."id" IS 'key';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."name" IS 'workflow instance name';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."workflow_definition_code" IS 'workflow definition code';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."workflow_definition_version" IS 'workflow definition version';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."project_code" IS 'project code';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."state" IS 'workflow instance Status: 0 commit succeeded, 1 running, 2 prepare to pause, 3 pause, 4 prepare to stop, 5 stop, 6 fail, 7 succeed, 8 need fault tolerance, 9 kill, 10 wait for thread, 11 wait for dependency to complete';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."state_history" IS 'state history desc';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."recovery" IS 'workflow instance failover flag：0:normal,1:failover instance';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."start_time" IS 'workflow instance start time';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."end_time" IS 'workflow instance end time';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."run_times" IS 'workflow instance run times';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."host" IS 'workflow instance host';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."command_type" IS 'command type';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."command_param" IS 'json command parameters';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."task_depend_type" IS 'task depend type. 0: only current node,1:before the node,2:later nodes';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."max_try_times" IS 'max try times';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."failure_strategy" IS 'failure strategy. 0:end the workflow when node failed,1:continue running the other nodes when node failed';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."warning_type" IS 'warning type. 0:no warning,1:warning if workflow success,2:warning if workflow failed,3:warning if success';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."warning_group_id" IS 'warning group id';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."schedule_time" IS 'schedule time';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."command_start_time" IS 'command start time';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."global_params" IS 'global parameters';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."flag" IS 'flag';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."is_sub_workflow" IS 'flag, whether the workflow is sub workflow';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."executor_id" IS 'executor id';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."executor_name" IS 'execute user name';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."history_cmd" IS 'history commands of workflow instance operation';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."workflow_instance_priority" IS 'workflow instance priority. 0 Highest,1 High,2 Medium,3 Low,4 Lowest';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."worker_group" IS 'worker group id';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."environment_code" IS 'environment code';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."timeout" IS 'time out';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."tenant_code" IS 'tenant code';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."var_pool" IS 'var_pool';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."dry_run" IS 'dry run flag：0 normal, 1 dry run';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."next_workflow_instance_id" IS 'serial queue next workflowInstanceId';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."restart_time" IS 'workflow instance restart time';
COMMENT ON COLUMN "public"."t_ds_workflow_instance"."test_flag" IS 'test flag：0 normal, 1 test run';

-- @step create-trigger t_ds_workflow_task_lineage on=target
CREATE FUNCTION "public"."t_ds_workflow_task_lineage_on_update"() RETURNS trigger LANGUAGE plpgsql AS $on_update$
BEGIN
  IF NEW."update_time" IS NOT DISTINCT FROM OLD."update_time" THEN
    NEW."update_time" := statement_timestamp();
  END IF;
  RETURN NEW;
END;
$on_update$;
CREATE TRIGGER "t_ds_workflow_task_lineage_on_update" BEFORE UPDATE ON "public"."t_ds_workflow_task_lineage"
  FOR EACH ROW WHEN ((OLD."id", OLD."workflow_definition_code", OLD."workflow_definition_version", OLD."task_definition_code", OLD."task_definition_version", OLD."dept_project_code", OLD."dept_workflow_definition_code", OLD."dept_task_definition_code", OLD."create_time", OLD."update_time") IS DISTINCT FROM (NEW."id", NEW."workflow_definition_code", NEW."workflow_definition_version", NEW."task_definition_code", NEW."task_definition_version", NEW."dept_project_code", NEW."dept_workflow_definition_code", NEW."dept_task_definition_code", NEW."create_time", NEW."update_time"))
  EXECUTE FUNCTION "public"."t_ds_workflow_task_lineage_on_update"();

-- @step comment t_ds_workflow_task_lineage on=target
COMMENT ON COLUMN "public"."t_ds_workflow_task_lineage"."dept_project_code" IS 'dependent project code';
COMMENT ON COLUMN "public"."t_ds_workflow_task_lineage"."dept_workflow_definition_code" IS 'dependent workflow definition code';
COMMENT ON COLUMN "public"."t_ds_workflow_task_lineage"."dept_task_definition_code" IS 'dependent task definition code';
COMMENT ON COLUMN "public"."t_ds_workflow_task_lineage"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_workflow_task_lineage"."update_time" IS 'update time';

-- @step comment t_ds_workflow_task_relation on=target
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation"."id" IS 'self-increasing id';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation"."name" IS 'relation name';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation"."project_code" IS 'project code';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation"."workflow_definition_code" IS 'workflow code';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation"."workflow_definition_version" IS 'workflow version';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation"."pre_task_code" IS 'pre task code';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation"."pre_task_version" IS 'pre task version';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation"."post_task_code" IS 'post task code';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation"."post_task_version" IS 'post task version';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation"."condition_type" IS 'condition type : 0 none, 1 judge 2 delay';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation"."condition_params" IS 'condition params(json)';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation"."update_time" IS 'update time';

-- @step comment t_ds_workflow_task_relation_log on=target
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation_log"."id" IS 'self-increasing id';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation_log"."name" IS 'relation name';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation_log"."project_code" IS 'project code';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation_log"."workflow_definition_code" IS 'workflow code';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation_log"."workflow_definition_version" IS 'workflow version';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation_log"."pre_task_code" IS 'pre task code';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation_log"."pre_task_version" IS 'pre task version';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation_log"."post_task_code" IS 'post task code';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation_log"."post_task_version" IS 'post task version';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation_log"."condition_type" IS 'condition type : 0 none, 1 judge 2 delay';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation_log"."condition_params" IS 'condition params(json)';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation_log"."operator" IS 'operator user id';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation_log"."operate_time" IS 'operate time';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation_log"."create_time" IS 'create time';
COMMENT ON COLUMN "public"."t_ds_workflow_task_relation_log"."update_time" IS 'update time';

