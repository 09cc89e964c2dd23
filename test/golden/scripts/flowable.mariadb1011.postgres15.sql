-- @migration format=1 source=source (mariadb 10.11.19, database source_db, id …) target=target (postgresql 15.18, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.

-- @phase tables
-- @step create-table ACT_APP_APPDEF on=target
CREATE TABLE "public"."ACT_APP_APPDEF" (
  "ID_" varchar(255) NOT NULL,
  "REV_" integer NOT NULL,
  "NAME_" varchar(255),
  "KEY_" varchar(255) NOT NULL,
  "VERSION_" integer NOT NULL,
  "CATEGORY_" varchar(255),
  "DEPLOYMENT_ID_" varchar(255),
  "RESOURCE_NAME_" varchar(4000),
  "DESCRIPTION_" varchar(4000),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_APP_DEPLOYMENT on=target
CREATE TABLE "public"."ACT_APP_DEPLOYMENT" (
  "ID_" varchar(255) NOT NULL,
  "NAME_" varchar(255),
  "CATEGORY_" varchar(255),
  "KEY_" varchar(255),
  "DEPLOY_TIME_" timestamp(3),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_APP_DEPLOYMENT_RESOURCE on=target
CREATE TABLE "public"."ACT_APP_DEPLOYMENT_RESOURCE" (
  "ID_" varchar(255) NOT NULL,
  "NAME_" varchar(255),
  "DEPLOYMENT_ID_" varchar(255),
  "RESOURCE_BYTES_" bytea,
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_CMMN_CASEDEF on=target
CREATE TABLE "public"."ACT_CMMN_CASEDEF" (
  "ID_" varchar(255) NOT NULL,
  "REV_" integer NOT NULL,
  "NAME_" varchar(255),
  "KEY_" varchar(255) NOT NULL,
  "VERSION_" integer NOT NULL,
  "CATEGORY_" varchar(255),
  "DEPLOYMENT_ID_" varchar(255),
  "RESOURCE_NAME_" varchar(4000),
  "DESCRIPTION_" varchar(4000),
  "HAS_GRAPHICAL_NOTATION_" smallint,
  "DGRM_RESOURCE_NAME_" varchar(4000),
  "HAS_START_FORM_KEY_" smallint,
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_CMMN_DEPLOYMENT on=target
CREATE TABLE "public"."ACT_CMMN_DEPLOYMENT" (
  "ID_" varchar(255) NOT NULL,
  "NAME_" varchar(255),
  "CATEGORY_" varchar(255),
  "KEY_" varchar(255),
  "DEPLOY_TIME_" timestamp(3),
  "PARENT_DEPLOYMENT_ID_" varchar(255),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_CMMN_DEPLOYMENT_RESOURCE on=target
CREATE TABLE "public"."ACT_CMMN_DEPLOYMENT_RESOURCE" (
  "ID_" varchar(255) NOT NULL,
  "NAME_" varchar(255),
  "DEPLOYMENT_ID_" varchar(255),
  "RESOURCE_BYTES_" bytea,
  "GENERATED_" smallint,
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_CMMN_HI_CASE_INST on=target
CREATE TABLE "public"."ACT_CMMN_HI_CASE_INST" (
  "ID_" varchar(255) NOT NULL,
  "REV_" integer NOT NULL,
  "BUSINESS_KEY_" varchar(255),
  "NAME_" varchar(255),
  "PARENT_ID_" varchar(255),
  "CASE_DEF_ID_" varchar(255),
  "STATE_" varchar(255),
  "START_TIME_" timestamp(3),
  "END_TIME_" timestamp(3),
  "START_USER_ID_" varchar(255),
  "CALLBACK_ID_" varchar(255),
  "CALLBACK_TYPE_" varchar(255),
  "REFERENCE_ID_" varchar(255),
  "REFERENCE_TYPE_" varchar(255),
  "LAST_REACTIVATION_TIME_" timestamp(3),
  "LAST_REACTIVATION_USER_ID_" varchar(255),
  "BUSINESS_STATUS_" varchar(255),
  "TENANT_ID_" varchar(255) DEFAULT '',
  "END_USER_ID_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_CMMN_HI_MIL_INST on=target
CREATE TABLE "public"."ACT_CMMN_HI_MIL_INST" (
  "ID_" varchar(255) NOT NULL,
  "REV_" integer NOT NULL,
  "NAME_" varchar(255) NOT NULL,
  "TIME_STAMP_" timestamp(3) NOT NULL,
  "CASE_INST_ID_" varchar(255) NOT NULL,
  "CASE_DEF_ID_" varchar(255) NOT NULL,
  "ELEMENT_ID_" varchar(255) NOT NULL,
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_CMMN_HI_PLAN_ITEM_INST on=target
CREATE TABLE "public"."ACT_CMMN_HI_PLAN_ITEM_INST" (
  "ID_" varchar(255) NOT NULL,
  "REV_" integer NOT NULL,
  "NAME_" varchar(255),
  "STATE_" varchar(255),
  "CASE_DEF_ID_" varchar(255),
  "CASE_INST_ID_" varchar(255),
  "STAGE_INST_ID_" varchar(255),
  "IS_STAGE_" smallint,
  "ELEMENT_ID_" varchar(255),
  "ITEM_DEFINITION_ID_" varchar(255),
  "ITEM_DEFINITION_TYPE_" varchar(255),
  "CREATE_TIME_" timestamp(3),
  "LAST_AVAILABLE_TIME_" timestamp(3),
  "LAST_ENABLED_TIME_" timestamp(3),
  "LAST_DISABLED_TIME_" timestamp(3),
  "LAST_STARTED_TIME_" timestamp(3),
  "LAST_SUSPENDED_TIME_" timestamp(3),
  "COMPLETED_TIME_" timestamp(3),
  "OCCURRED_TIME_" timestamp(3),
  "TERMINATED_TIME_" timestamp(3),
  "EXIT_TIME_" timestamp(3),
  "ENDED_TIME_" timestamp(3),
  "LAST_UPDATED_TIME_" timestamp(3),
  "START_USER_ID_" varchar(255),
  "ASSIGNEE_" varchar(255),
  "COMPLETED_BY_" varchar(255),
  "REFERENCE_ID_" varchar(255),
  "REFERENCE_TYPE_" varchar(255),
  "ENTRY_CRITERION_ID_" varchar(255),
  "EXIT_CRITERION_ID_" varchar(255),
  "SHOW_IN_OVERVIEW_" smallint,
  "EXTRA_VALUE_" varchar(255),
  "DERIVED_CASE_DEF_ID_" varchar(255),
  "LAST_UNAVAILABLE_TIME_" timestamp(3),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_CMMN_RU_CASE_INST on=target
CREATE TABLE "public"."ACT_CMMN_RU_CASE_INST" (
  "ID_" varchar(255) NOT NULL,
  "REV_" integer NOT NULL,
  "BUSINESS_KEY_" varchar(255),
  "NAME_" varchar(255),
  "PARENT_ID_" varchar(255),
  "CASE_DEF_ID_" varchar(255),
  "STATE_" varchar(255),
  "START_TIME_" timestamp(3),
  "START_USER_ID_" varchar(255),
  "CALLBACK_ID_" varchar(255),
  "CALLBACK_TYPE_" varchar(255),
  "LOCK_TIME_" timestamp(3),
  "LOCK_OWNER_" varchar(255),
  "IS_COMPLETEABLE_" smallint,
  "REFERENCE_ID_" varchar(255),
  "REFERENCE_TYPE_" varchar(255),
  "LAST_REACTIVATION_TIME_" timestamp(3),
  "LAST_REACTIVATION_USER_ID_" varchar(255),
  "BUSINESS_STATUS_" varchar(255),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_CMMN_RU_MIL_INST on=target
CREATE TABLE "public"."ACT_CMMN_RU_MIL_INST" (
  "ID_" varchar(255) NOT NULL,
  "NAME_" varchar(255) NOT NULL,
  "TIME_STAMP_" timestamp(3) NOT NULL,
  "CASE_INST_ID_" varchar(255) NOT NULL,
  "CASE_DEF_ID_" varchar(255) NOT NULL,
  "ELEMENT_ID_" varchar(255) NOT NULL,
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_CMMN_RU_PLAN_ITEM_INST on=target
CREATE TABLE "public"."ACT_CMMN_RU_PLAN_ITEM_INST" (
  "ID_" varchar(255) NOT NULL,
  "REV_" integer NOT NULL,
  "CASE_DEF_ID_" varchar(255),
  "CASE_INST_ID_" varchar(255),
  "STAGE_INST_ID_" varchar(255),
  "IS_STAGE_" smallint,
  "ELEMENT_ID_" varchar(255),
  "NAME_" varchar(255),
  "STATE_" varchar(255),
  "CREATE_TIME_" timestamp(3),
  "START_USER_ID_" varchar(255),
  "ASSIGNEE_" varchar(255),
  "COMPLETED_BY_" varchar(255),
  "REFERENCE_ID_" varchar(255),
  "REFERENCE_TYPE_" varchar(255),
  "ITEM_DEFINITION_ID_" varchar(255),
  "ITEM_DEFINITION_TYPE_" varchar(255),
  "IS_COMPLETEABLE_" smallint,
  "IS_COUNT_ENABLED_" smallint,
  "VAR_COUNT_" integer,
  "SENTRY_PART_INST_COUNT_" integer,
  "LAST_AVAILABLE_TIME_" timestamp(3),
  "LAST_ENABLED_TIME_" timestamp(3),
  "LAST_DISABLED_TIME_" timestamp(3),
  "LAST_STARTED_TIME_" timestamp(3),
  "LAST_SUSPENDED_TIME_" timestamp(3),
  "COMPLETED_TIME_" timestamp(3),
  "OCCURRED_TIME_" timestamp(3),
  "TERMINATED_TIME_" timestamp(3),
  "EXIT_TIME_" timestamp(3),
  "ENDED_TIME_" timestamp(3),
  "ENTRY_CRITERION_ID_" varchar(255),
  "EXIT_CRITERION_ID_" varchar(255),
  "EXTRA_VALUE_" varchar(255),
  "DERIVED_CASE_DEF_ID_" varchar(255),
  "LAST_UNAVAILABLE_TIME_" timestamp(3),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_CMMN_RU_SENTRY_PART_INST on=target
CREATE TABLE "public"."ACT_CMMN_RU_SENTRY_PART_INST" (
  "ID_" varchar(255) NOT NULL,
  "REV_" integer NOT NULL,
  "CASE_DEF_ID_" varchar(255),
  "CASE_INST_ID_" varchar(255),
  "PLAN_ITEM_INST_ID_" varchar(255),
  "ON_PART_ID_" varchar(255),
  "IF_PART_ID_" varchar(255),
  "TIME_STAMP_" timestamp(3),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_DMN_DECISION on=target
CREATE TABLE "public"."ACT_DMN_DECISION" (
  "ID_" varchar(255) NOT NULL,
  "NAME_" varchar(255),
  "VERSION_" integer,
  "KEY_" varchar(255),
  "CATEGORY_" varchar(255),
  "DECISION_TYPE_" varchar(255),
  "DEPLOYMENT_ID_" varchar(255),
  "TENANT_ID_" varchar(255),
  "RESOURCE_NAME_" varchar(255),
  "DESCRIPTION_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_DMN_DEPLOYMENT on=target
CREATE TABLE "public"."ACT_DMN_DEPLOYMENT" (
  "ID_" varchar(255) NOT NULL,
  "NAME_" varchar(255),
  "CATEGORY_" varchar(255),
  "DEPLOY_TIME_" timestamp(3),
  "TENANT_ID_" varchar(255),
  "PARENT_DEPLOYMENT_ID_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_DMN_DEPLOYMENT_RESOURCE on=target
CREATE TABLE "public"."ACT_DMN_DEPLOYMENT_RESOURCE" (
  "ID_" varchar(255) NOT NULL,
  "NAME_" varchar(255),
  "DEPLOYMENT_ID_" varchar(255),
  "RESOURCE_BYTES_" bytea,
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_DMN_HI_DECISION_EXECUTION on=target
CREATE TABLE "public"."ACT_DMN_HI_DECISION_EXECUTION" (
  "ID_" varchar(255) NOT NULL,
  "DECISION_DEFINITION_ID_" varchar(255),
  "DEPLOYMENT_ID_" varchar(255),
  "START_TIME_" timestamp(3),
  "END_TIME_" timestamp(3),
  "INSTANCE_ID_" varchar(255),
  "EXECUTION_ID_" varchar(255),
  "ACTIVITY_ID_" varchar(255),
  "SCOPE_TYPE_" varchar(255),
  "FAILED_" smallint DEFAULT 0,
  "TENANT_ID_" varchar(255),
  "EXECUTION_JSON_" text,
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_EVT_LOG on=target
CREATE TABLE "public"."ACT_EVT_LOG" (
  "LOG_NR_" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "TYPE_" varchar(64),
  "PROC_DEF_ID_" varchar(64),
  "PROC_INST_ID_" varchar(64),
  "EXECUTION_ID_" varchar(64),
  "TASK_ID_" varchar(64),
  "TIME_STAMP_" timestamptz(3) DEFAULT CURRENT_TIMESTAMP(3) NOT NULL,
  "USER_ID_" varchar(255),
  "DATA_" bytea,
  "LOCK_OWNER_" varchar(255),
  "LOCK_TIME_" timestamptz(3),
  "IS_PROCESSED_" smallint DEFAULT 0,
  PRIMARY KEY ("LOG_NR_")
);

-- @step create-table ACT_GE_BYTEARRAY on=target
CREATE TABLE "public"."ACT_GE_BYTEARRAY" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "NAME_" varchar(255),
  "DEPLOYMENT_ID_" varchar(64),
  "BYTES_" bytea,
  "GENERATED_" smallint,
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_GE_PROPERTY on=target
CREATE TABLE "public"."ACT_GE_PROPERTY" (
  "NAME_" varchar(64) NOT NULL,
  "VALUE_" varchar(300),
  "REV_" integer,
  PRIMARY KEY ("NAME_")
);

-- @step create-table ACT_HI_ACTINST on=target
CREATE TABLE "public"."ACT_HI_ACTINST" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer DEFAULT 1,
  "PROC_DEF_ID_" varchar(64) NOT NULL,
  "PROC_INST_ID_" varchar(64) NOT NULL,
  "EXECUTION_ID_" varchar(64) NOT NULL,
  "ACT_ID_" varchar(255) NOT NULL,
  "TASK_ID_" varchar(64),
  "CALL_PROC_INST_ID_" varchar(64),
  "ACT_NAME_" varchar(255),
  "ACT_TYPE_" varchar(255) NOT NULL,
  "ASSIGNEE_" varchar(255),
  "COMPLETED_BY_" varchar(255),
  "START_TIME_" timestamp(3) NOT NULL,
  "END_TIME_" timestamp(3),
  "TRANSACTION_ORDER_" integer,
  "DURATION_" bigint,
  "DELETE_REASON_" varchar(4000),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_HI_ATTACHMENT on=target
CREATE TABLE "public"."ACT_HI_ATTACHMENT" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "USER_ID_" varchar(255),
  "NAME_" varchar(255),
  "DESCRIPTION_" varchar(4000),
  "TYPE_" varchar(255),
  "TASK_ID_" varchar(64),
  "PROC_INST_ID_" varchar(64),
  "URL_" varchar(4000),
  "CONTENT_ID_" varchar(64),
  "TIME_" timestamp(3),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_HI_COMMENT on=target
CREATE TABLE "public"."ACT_HI_COMMENT" (
  "ID_" varchar(64) NOT NULL,
  "TYPE_" varchar(255),
  "TIME_" timestamp(3) NOT NULL,
  "USER_ID_" varchar(255),
  "TASK_ID_" varchar(64),
  "PROC_INST_ID_" varchar(64),
  "ACTION_" varchar(255),
  "MESSAGE_" varchar(4000),
  "FULL_MSG_" bytea,
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_HI_DETAIL on=target
CREATE TABLE "public"."ACT_HI_DETAIL" (
  "ID_" varchar(64) NOT NULL,
  "TYPE_" varchar(255) NOT NULL,
  "PROC_INST_ID_" varchar(64),
  "EXECUTION_ID_" varchar(64),
  "TASK_ID_" varchar(64),
  "ACT_INST_ID_" varchar(64),
  "NAME_" varchar(255) NOT NULL,
  "VAR_TYPE_" varchar(255),
  "REV_" integer,
  "TIME_" timestamp(3) NOT NULL,
  "BYTEARRAY_ID_" varchar(64),
  "DOUBLE_" double precision,
  "LONG_" bigint,
  "TEXT_" varchar(4000),
  "TEXT2_" varchar(4000),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_HI_ENTITYLINK on=target
CREATE TABLE "public"."ACT_HI_ENTITYLINK" (
  "ID_" varchar(64) NOT NULL,
  "LINK_TYPE_" varchar(255),
  "CREATE_TIME_" timestamp(3),
  "SCOPE_ID_" varchar(255),
  "SUB_SCOPE_ID_" varchar(255),
  "SCOPE_TYPE_" varchar(255),
  "SCOPE_DEFINITION_ID_" varchar(255),
  "PARENT_ELEMENT_ID_" varchar(255),
  "REF_SCOPE_ID_" varchar(255),
  "REF_SCOPE_TYPE_" varchar(255),
  "REF_SCOPE_DEFINITION_ID_" varchar(255),
  "ROOT_SCOPE_ID_" varchar(255),
  "ROOT_SCOPE_TYPE_" varchar(255),
  "HIERARCHY_TYPE_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_HI_IDENTITYLINK on=target
CREATE TABLE "public"."ACT_HI_IDENTITYLINK" (
  "ID_" varchar(64) NOT NULL,
  "GROUP_ID_" varchar(255),
  "TYPE_" varchar(255),
  "USER_ID_" varchar(255),
  "TASK_ID_" varchar(64),
  "CREATE_TIME_" timestamp(3),
  "PROC_INST_ID_" varchar(64),
  "SCOPE_ID_" varchar(255),
  "SUB_SCOPE_ID_" varchar(255),
  "SCOPE_TYPE_" varchar(255),
  "SCOPE_DEFINITION_ID_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_HI_PROCINST on=target
CREATE TABLE "public"."ACT_HI_PROCINST" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer DEFAULT 1,
  "PROC_INST_ID_" varchar(64) NOT NULL,
  "BUSINESS_KEY_" varchar(255),
  "PROC_DEF_ID_" varchar(64) NOT NULL,
  "START_TIME_" timestamp(3) NOT NULL,
  "END_TIME_" timestamp(3),
  "DURATION_" bigint,
  "START_USER_ID_" varchar(255),
  "START_ACT_ID_" varchar(255),
  "END_ACT_ID_" varchar(255),
  "SUPER_PROCESS_INSTANCE_ID_" varchar(64),
  "DELETE_REASON_" varchar(4000),
  "TENANT_ID_" varchar(255) DEFAULT '',
  "NAME_" varchar(255),
  "CALLBACK_ID_" varchar(255),
  "CALLBACK_TYPE_" varchar(255),
  "REFERENCE_ID_" varchar(255),
  "REFERENCE_TYPE_" varchar(255),
  "PROPAGATED_STAGE_INST_ID_" varchar(255),
  "BUSINESS_STATUS_" varchar(255),
  "END_USER_ID_" varchar(255),
  "STATE_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_HI_TASKINST on=target
CREATE TABLE "public"."ACT_HI_TASKINST" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer DEFAULT 1,
  "PROC_DEF_ID_" varchar(64),
  "TASK_DEF_ID_" varchar(64),
  "TASK_DEF_KEY_" varchar(255),
  "PROC_INST_ID_" varchar(64),
  "EXECUTION_ID_" varchar(64),
  "SCOPE_ID_" varchar(255),
  "SUB_SCOPE_ID_" varchar(255),
  "SCOPE_TYPE_" varchar(255),
  "SCOPE_DEFINITION_ID_" varchar(255),
  "PROPAGATED_STAGE_INST_ID_" varchar(255),
  "STATE_" varchar(255),
  "NAME_" varchar(255),
  "PARENT_TASK_ID_" varchar(64),
  "DESCRIPTION_" varchar(4000),
  "OWNER_" varchar(255),
  "ASSIGNEE_" varchar(255),
  "START_TIME_" timestamp(3) NOT NULL,
  "IN_PROGRESS_TIME_" timestamp(3),
  "IN_PROGRESS_STARTED_BY_" varchar(255),
  "CLAIM_TIME_" timestamp(3),
  "CLAIMED_BY_" varchar(255),
  "SUSPENDED_TIME_" timestamp(3),
  "SUSPENDED_BY_" varchar(255),
  "END_TIME_" timestamp(3),
  "COMPLETED_BY_" varchar(255),
  "DURATION_" bigint,
  "DELETE_REASON_" varchar(4000),
  "PRIORITY_" integer,
  "IN_PROGRESS_DUE_DATE_" timestamp(3),
  "DUE_DATE_" timestamp(3),
  "FORM_KEY_" varchar(255),
  "CATEGORY_" varchar(255),
  "TENANT_ID_" varchar(255) DEFAULT '',
  "LAST_UPDATED_TIME_" timestamp(3),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_HI_TSK_LOG on=target
CREATE TABLE "public"."ACT_HI_TSK_LOG" (
  "ID_" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  "TYPE_" varchar(64),
  "TASK_ID_" varchar(64) NOT NULL,
  "TIME_STAMP_" timestamptz(3) NOT NULL,
  "USER_ID_" varchar(255),
  "DATA_" varchar(4000),
  "EXECUTION_ID_" varchar(64),
  "PROC_INST_ID_" varchar(64),
  "PROC_DEF_ID_" varchar(64),
  "SCOPE_ID_" varchar(255),
  "SCOPE_DEFINITION_ID_" varchar(255),
  "SUB_SCOPE_ID_" varchar(255),
  "SCOPE_TYPE_" varchar(255),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_HI_VARINST on=target
CREATE TABLE "public"."ACT_HI_VARINST" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer DEFAULT 1,
  "PROC_INST_ID_" varchar(64),
  "EXECUTION_ID_" varchar(64),
  "TASK_ID_" varchar(64),
  "NAME_" varchar(255) NOT NULL,
  "VAR_TYPE_" varchar(100),
  "SCOPE_ID_" varchar(255),
  "SUB_SCOPE_ID_" varchar(255),
  "SCOPE_TYPE_" varchar(255),
  "BYTEARRAY_ID_" varchar(64),
  "DOUBLE_" double precision,
  "LONG_" bigint,
  "TEXT_" varchar(4000),
  "TEXT2_" varchar(4000),
  "META_INFO_" varchar(4000),
  "CREATE_TIME_" timestamp(3),
  "LAST_UPDATED_TIME_" timestamp(3),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_ID_BYTEARRAY on=target
CREATE TABLE "public"."ACT_ID_BYTEARRAY" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "NAME_" varchar(255),
  "BYTES_" bytea,
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_ID_GROUP on=target
CREATE TABLE "public"."ACT_ID_GROUP" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "NAME_" varchar(255),
  "TYPE_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_ID_INFO on=target
CREATE TABLE "public"."ACT_ID_INFO" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "USER_ID_" varchar(64),
  "TYPE_" varchar(64),
  "KEY_" varchar(255),
  "VALUE_" varchar(255),
  "PASSWORD_" bytea,
  "PARENT_ID_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_ID_MEMBERSHIP on=target
CREATE TABLE "public"."ACT_ID_MEMBERSHIP" (
  "USER_ID_" varchar(64) NOT NULL,
  "GROUP_ID_" varchar(64) NOT NULL,
  PRIMARY KEY ("USER_ID_", "GROUP_ID_")
);

-- @step create-table ACT_ID_PRIV on=target
CREATE TABLE "public"."ACT_ID_PRIV" (
  "ID_" varchar(64) NOT NULL,
  "NAME_" varchar(255) NOT NULL,
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_ID_PRIV_MAPPING on=target
CREATE TABLE "public"."ACT_ID_PRIV_MAPPING" (
  "ID_" varchar(64) NOT NULL,
  "PRIV_ID_" varchar(64) NOT NULL,
  "USER_ID_" varchar(255),
  "GROUP_ID_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_ID_PROPERTY on=target
CREATE TABLE "public"."ACT_ID_PROPERTY" (
  "NAME_" varchar(64) NOT NULL,
  "VALUE_" varchar(300),
  "REV_" integer,
  PRIMARY KEY ("NAME_")
);

-- @step create-table ACT_ID_TOKEN on=target
CREATE TABLE "public"."ACT_ID_TOKEN" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "TOKEN_VALUE_" varchar(255),
  "TOKEN_DATE_" timestamptz(3),
  "IP_ADDRESS_" varchar(255),
  "USER_AGENT_" varchar(255),
  "USER_ID_" varchar(255),
  "TOKEN_DATA_" varchar(2000),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_ID_USER on=target
CREATE TABLE "public"."ACT_ID_USER" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "FIRST_" varchar(255),
  "LAST_" varchar(255),
  "DISPLAY_NAME_" varchar(255),
  "EMAIL_" varchar(255),
  "PWD_" varchar(255),
  "PICTURE_ID_" varchar(64),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_PROCDEF_INFO on=target
CREATE TABLE "public"."ACT_PROCDEF_INFO" (
  "ID_" varchar(64) NOT NULL,
  "PROC_DEF_ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "INFO_JSON_ID_" varchar(64),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RE_DEPLOYMENT on=target
CREATE TABLE "public"."ACT_RE_DEPLOYMENT" (
  "ID_" varchar(64) NOT NULL,
  "NAME_" varchar(255),
  "CATEGORY_" varchar(255),
  "KEY_" varchar(255),
  "TENANT_ID_" varchar(255) DEFAULT '',
  "DEPLOY_TIME_" timestamptz(3),
  "DERIVED_FROM_" varchar(64),
  "DERIVED_FROM_ROOT_" varchar(64),
  "PARENT_DEPLOYMENT_ID_" varchar(255),
  "ENGINE_VERSION_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RE_MODEL on=target
CREATE TABLE "public"."ACT_RE_MODEL" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "NAME_" varchar(255),
  "KEY_" varchar(255),
  "CATEGORY_" varchar(255),
  "CREATE_TIME_" timestamptz(3),
  "LAST_UPDATE_TIME_" timestamptz(3),
  "VERSION_" integer,
  "META_INFO_" varchar(4000),
  "DEPLOYMENT_ID_" varchar(64),
  "EDITOR_SOURCE_VALUE_ID_" varchar(64),
  "EDITOR_SOURCE_EXTRA_VALUE_ID_" varchar(64),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RE_PROCDEF on=target
CREATE TABLE "public"."ACT_RE_PROCDEF" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "CATEGORY_" varchar(255),
  "NAME_" varchar(255),
  "KEY_" varchar(255) NOT NULL,
  "VERSION_" integer NOT NULL,
  "DEPLOYMENT_ID_" varchar(64),
  "RESOURCE_NAME_" varchar(4000),
  "DGRM_RESOURCE_NAME_" varchar(4000),
  "DESCRIPTION_" varchar(4000),
  "HAS_START_FORM_KEY_" smallint,
  "HAS_GRAPHICAL_NOTATION_" smallint,
  "SUSPENSION_STATE_" integer,
  "TENANT_ID_" varchar(255) DEFAULT '',
  "ENGINE_VERSION_" varchar(255),
  "DERIVED_FROM_" varchar(64),
  "DERIVED_FROM_ROOT_" varchar(64),
  "DERIVED_VERSION_" integer DEFAULT 0 NOT NULL,
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RU_ACTINST on=target
CREATE TABLE "public"."ACT_RU_ACTINST" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer DEFAULT 1,
  "PROC_DEF_ID_" varchar(64) NOT NULL,
  "PROC_INST_ID_" varchar(64) NOT NULL,
  "EXECUTION_ID_" varchar(64) NOT NULL,
  "ACT_ID_" varchar(255) NOT NULL,
  "TASK_ID_" varchar(64),
  "CALL_PROC_INST_ID_" varchar(64),
  "ACT_NAME_" varchar(255),
  "ACT_TYPE_" varchar(255) NOT NULL,
  "ASSIGNEE_" varchar(255),
  "COMPLETED_BY_" varchar(255),
  "START_TIME_" timestamp(3) NOT NULL,
  "END_TIME_" timestamp(3),
  "DURATION_" bigint,
  "TRANSACTION_ORDER_" integer,
  "DELETE_REASON_" varchar(4000),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RU_DEADLETTER_JOB on=target
CREATE TABLE "public"."ACT_RU_DEADLETTER_JOB" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "CATEGORY_" varchar(255),
  "TYPE_" varchar(255) NOT NULL,
  "EXCLUSIVE_" boolean,
  "EXECUTION_ID_" varchar(64),
  "PROCESS_INSTANCE_ID_" varchar(64),
  "PROC_DEF_ID_" varchar(64),
  "ELEMENT_ID_" varchar(255),
  "ELEMENT_NAME_" varchar(255),
  "SCOPE_ID_" varchar(255),
  "SUB_SCOPE_ID_" varchar(255),
  "SCOPE_TYPE_" varchar(255),
  "SCOPE_DEFINITION_ID_" varchar(255),
  "CORRELATION_ID_" varchar(255),
  "EXCEPTION_STACK_ID_" varchar(64),
  "EXCEPTION_MSG_" varchar(4000),
  "DUEDATE_" timestamptz(3),
  "REPEAT_" varchar(255),
  "HANDLER_TYPE_" varchar(255),
  "HANDLER_CFG_" varchar(4000),
  "CUSTOM_VALUES_ID_" varchar(64),
  "CREATE_TIME_" timestamptz(3),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RU_ENTITYLINK on=target
CREATE TABLE "public"."ACT_RU_ENTITYLINK" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "CREATE_TIME_" timestamp(3),
  "LINK_TYPE_" varchar(255),
  "SCOPE_ID_" varchar(255),
  "SUB_SCOPE_ID_" varchar(255),
  "SCOPE_TYPE_" varchar(255),
  "SCOPE_DEFINITION_ID_" varchar(255),
  "PARENT_ELEMENT_ID_" varchar(255),
  "REF_SCOPE_ID_" varchar(255),
  "REF_SCOPE_TYPE_" varchar(255),
  "REF_SCOPE_DEFINITION_ID_" varchar(255),
  "ROOT_SCOPE_ID_" varchar(255),
  "ROOT_SCOPE_TYPE_" varchar(255),
  "HIERARCHY_TYPE_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RU_EVENT_SUBSCR on=target
CREATE TABLE "public"."ACT_RU_EVENT_SUBSCR" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "EVENT_TYPE_" varchar(255) NOT NULL,
  "EVENT_NAME_" varchar(255),
  "EXECUTION_ID_" varchar(64),
  "PROC_INST_ID_" varchar(64),
  "ACTIVITY_ID_" varchar(64),
  "CONFIGURATION_" varchar(255),
  "CREATED_" timestamptz(3) DEFAULT CURRENT_TIMESTAMP(3) NOT NULL,
  "PROC_DEF_ID_" varchar(64),
  "SUB_SCOPE_ID_" varchar(64),
  "SCOPE_ID_" varchar(64),
  "SCOPE_DEFINITION_ID_" varchar(64),
  "SCOPE_DEFINITION_KEY_" varchar(255),
  "SCOPE_TYPE_" varchar(64),
  "LOCK_TIME_" timestamptz(3),
  "LOCK_OWNER_" varchar(255),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RU_EXECUTION on=target
CREATE TABLE "public"."ACT_RU_EXECUTION" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "PROC_INST_ID_" varchar(64),
  "BUSINESS_KEY_" varchar(255),
  "PARENT_ID_" varchar(64),
  "PROC_DEF_ID_" varchar(64),
  "SUPER_EXEC_" varchar(64),
  "ROOT_PROC_INST_ID_" varchar(64),
  "ACT_ID_" varchar(255),
  "IS_ACTIVE_" smallint,
  "IS_CONCURRENT_" smallint,
  "IS_SCOPE_" smallint,
  "IS_EVENT_SCOPE_" smallint,
  "IS_MI_ROOT_" smallint,
  "SUSPENSION_STATE_" integer,
  "CACHED_ENT_STATE_" integer,
  "TENANT_ID_" varchar(255) DEFAULT '',
  "NAME_" varchar(255),
  "START_ACT_ID_" varchar(255),
  "START_TIME_" timestamp(3),
  "START_USER_ID_" varchar(255),
  "LOCK_TIME_" timestamptz(3),
  "LOCK_OWNER_" varchar(255),
  "IS_COUNT_ENABLED_" smallint,
  "EVT_SUBSCR_COUNT_" integer,
  "TASK_COUNT_" integer,
  "JOB_COUNT_" integer,
  "TIMER_JOB_COUNT_" integer,
  "SUSP_JOB_COUNT_" integer,
  "DEADLETTER_JOB_COUNT_" integer,
  "EXTERNAL_WORKER_JOB_COUNT_" integer,
  "VAR_COUNT_" integer,
  "ID_LINK_COUNT_" integer,
  "CALLBACK_ID_" varchar(255),
  "CALLBACK_TYPE_" varchar(255),
  "REFERENCE_ID_" varchar(255),
  "REFERENCE_TYPE_" varchar(255),
  "PROPAGATED_STAGE_INST_ID_" varchar(255),
  "BUSINESS_STATUS_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RU_EXTERNAL_JOB on=target
CREATE TABLE "public"."ACT_RU_EXTERNAL_JOB" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "CATEGORY_" varchar(255),
  "TYPE_" varchar(255) NOT NULL,
  "LOCK_EXP_TIME_" timestamptz(3),
  "LOCK_OWNER_" varchar(255),
  "EXCLUSIVE_" boolean,
  "EXECUTION_ID_" varchar(64),
  "PROCESS_INSTANCE_ID_" varchar(64),
  "PROC_DEF_ID_" varchar(64),
  "ELEMENT_ID_" varchar(255),
  "ELEMENT_NAME_" varchar(255),
  "SCOPE_ID_" varchar(255),
  "SUB_SCOPE_ID_" varchar(255),
  "SCOPE_TYPE_" varchar(255),
  "SCOPE_DEFINITION_ID_" varchar(255),
  "CORRELATION_ID_" varchar(255),
  "RETRIES_" integer,
  "EXCEPTION_STACK_ID_" varchar(64),
  "EXCEPTION_MSG_" varchar(4000),
  "DUEDATE_" timestamptz(3),
  "REPEAT_" varchar(255),
  "HANDLER_TYPE_" varchar(255),
  "HANDLER_CFG_" varchar(4000),
  "CUSTOM_VALUES_ID_" varchar(64),
  "CREATE_TIME_" timestamptz(3),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RU_HISTORY_JOB on=target
CREATE TABLE "public"."ACT_RU_HISTORY_JOB" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "LOCK_EXP_TIME_" timestamptz(3),
  "LOCK_OWNER_" varchar(255),
  "RETRIES_" integer,
  "EXCEPTION_STACK_ID_" varchar(64),
  "EXCEPTION_MSG_" varchar(4000),
  "HANDLER_TYPE_" varchar(255),
  "HANDLER_CFG_" varchar(4000),
  "CUSTOM_VALUES_ID_" varchar(64),
  "ADV_HANDLER_CFG_ID_" varchar(64),
  "CREATE_TIME_" timestamptz(3),
  "SCOPE_TYPE_" varchar(255),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RU_IDENTITYLINK on=target
CREATE TABLE "public"."ACT_RU_IDENTITYLINK" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "GROUP_ID_" varchar(255),
  "TYPE_" varchar(255),
  "USER_ID_" varchar(255),
  "TASK_ID_" varchar(64),
  "PROC_INST_ID_" varchar(64),
  "PROC_DEF_ID_" varchar(64),
  "SCOPE_ID_" varchar(255),
  "SUB_SCOPE_ID_" varchar(255),
  "SCOPE_TYPE_" varchar(255),
  "SCOPE_DEFINITION_ID_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RU_JOB on=target
CREATE TABLE "public"."ACT_RU_JOB" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "CATEGORY_" varchar(255),
  "TYPE_" varchar(255) NOT NULL,
  "LOCK_EXP_TIME_" timestamptz(3),
  "LOCK_OWNER_" varchar(255),
  "EXCLUSIVE_" boolean,
  "EXECUTION_ID_" varchar(64),
  "PROCESS_INSTANCE_ID_" varchar(64),
  "PROC_DEF_ID_" varchar(64),
  "ELEMENT_ID_" varchar(255),
  "ELEMENT_NAME_" varchar(255),
  "SCOPE_ID_" varchar(255),
  "SUB_SCOPE_ID_" varchar(255),
  "SCOPE_TYPE_" varchar(255),
  "SCOPE_DEFINITION_ID_" varchar(255),
  "CORRELATION_ID_" varchar(255),
  "RETRIES_" integer,
  "EXCEPTION_STACK_ID_" varchar(64),
  "EXCEPTION_MSG_" varchar(4000),
  "DUEDATE_" timestamptz(3),
  "REPEAT_" varchar(255),
  "HANDLER_TYPE_" varchar(255),
  "HANDLER_CFG_" varchar(4000),
  "CUSTOM_VALUES_ID_" varchar(64),
  "CREATE_TIME_" timestamptz(3),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RU_SUSPENDED_JOB on=target
CREATE TABLE "public"."ACT_RU_SUSPENDED_JOB" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "CATEGORY_" varchar(255),
  "TYPE_" varchar(255) NOT NULL,
  "EXCLUSIVE_" boolean,
  "EXECUTION_ID_" varchar(64),
  "PROCESS_INSTANCE_ID_" varchar(64),
  "PROC_DEF_ID_" varchar(64),
  "ELEMENT_ID_" varchar(255),
  "ELEMENT_NAME_" varchar(255),
  "SCOPE_ID_" varchar(255),
  "SUB_SCOPE_ID_" varchar(255),
  "SCOPE_TYPE_" varchar(255),
  "SCOPE_DEFINITION_ID_" varchar(255),
  "CORRELATION_ID_" varchar(255),
  "RETRIES_" integer,
  "EXCEPTION_STACK_ID_" varchar(64),
  "EXCEPTION_MSG_" varchar(4000),
  "DUEDATE_" timestamptz(3),
  "REPEAT_" varchar(255),
  "HANDLER_TYPE_" varchar(255),
  "HANDLER_CFG_" varchar(4000),
  "CUSTOM_VALUES_ID_" varchar(64),
  "CREATE_TIME_" timestamptz(3),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RU_TASK on=target
CREATE TABLE "public"."ACT_RU_TASK" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "EXECUTION_ID_" varchar(64),
  "PROC_INST_ID_" varchar(64),
  "PROC_DEF_ID_" varchar(64),
  "TASK_DEF_ID_" varchar(64),
  "SCOPE_ID_" varchar(255),
  "SUB_SCOPE_ID_" varchar(255),
  "SCOPE_TYPE_" varchar(255),
  "SCOPE_DEFINITION_ID_" varchar(255),
  "PROPAGATED_STAGE_INST_ID_" varchar(255),
  "STATE_" varchar(255),
  "NAME_" varchar(255),
  "PARENT_TASK_ID_" varchar(64),
  "DESCRIPTION_" varchar(4000),
  "TASK_DEF_KEY_" varchar(255),
  "OWNER_" varchar(255),
  "ASSIGNEE_" varchar(255),
  "DELEGATION_" varchar(64),
  "PRIORITY_" integer,
  "CREATE_TIME_" timestamptz(3),
  "IN_PROGRESS_TIME_" timestamp(3),
  "IN_PROGRESS_STARTED_BY_" varchar(255),
  "CLAIM_TIME_" timestamp(3),
  "CLAIMED_BY_" varchar(255),
  "SUSPENDED_TIME_" timestamp(3),
  "SUSPENDED_BY_" varchar(255),
  "IN_PROGRESS_DUE_DATE_" timestamp(3),
  "DUE_DATE_" timestamp(3),
  "CATEGORY_" varchar(255),
  "SUSPENSION_STATE_" integer,
  "TENANT_ID_" varchar(255) DEFAULT '',
  "FORM_KEY_" varchar(255),
  "IS_COUNT_ENABLED_" smallint,
  "VAR_COUNT_" integer,
  "ID_LINK_COUNT_" integer,
  "SUB_TASK_COUNT_" integer,
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RU_TIMER_JOB on=target
CREATE TABLE "public"."ACT_RU_TIMER_JOB" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "CATEGORY_" varchar(255),
  "TYPE_" varchar(255) NOT NULL,
  "LOCK_EXP_TIME_" timestamptz(3),
  "LOCK_OWNER_" varchar(255),
  "EXCLUSIVE_" boolean,
  "EXECUTION_ID_" varchar(64),
  "PROCESS_INSTANCE_ID_" varchar(64),
  "PROC_DEF_ID_" varchar(64),
  "ELEMENT_ID_" varchar(255),
  "ELEMENT_NAME_" varchar(255),
  "SCOPE_ID_" varchar(255),
  "SUB_SCOPE_ID_" varchar(255),
  "SCOPE_TYPE_" varchar(255),
  "SCOPE_DEFINITION_ID_" varchar(255),
  "CORRELATION_ID_" varchar(255),
  "RETRIES_" integer,
  "EXCEPTION_STACK_ID_" varchar(64),
  "EXCEPTION_MSG_" varchar(4000),
  "DUEDATE_" timestamptz(3),
  "REPEAT_" varchar(255),
  "HANDLER_TYPE_" varchar(255),
  "HANDLER_CFG_" varchar(4000),
  "CUSTOM_VALUES_ID_" varchar(64),
  "CREATE_TIME_" timestamptz(3),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table ACT_RU_VARIABLE on=target
CREATE TABLE "public"."ACT_RU_VARIABLE" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "TYPE_" varchar(255) NOT NULL,
  "NAME_" varchar(255) NOT NULL,
  "EXECUTION_ID_" varchar(64),
  "PROC_INST_ID_" varchar(64),
  "TASK_ID_" varchar(64),
  "SCOPE_ID_" varchar(255),
  "SUB_SCOPE_ID_" varchar(255),
  "SCOPE_TYPE_" varchar(255),
  "BYTEARRAY_ID_" varchar(64),
  "DOUBLE_" double precision,
  "LONG_" bigint,
  "TEXT_" varchar(4000),
  "TEXT2_" varchar(4000),
  "META_INFO_" varchar(4000),
  PRIMARY KEY ("ID_")
);

-- @step create-table FLW_CHANNEL_DEFINITION on=target
CREATE TABLE "public"."FLW_CHANNEL_DEFINITION" (
  "ID_" varchar(255) NOT NULL,
  "NAME_" varchar(255),
  "VERSION_" integer,
  "KEY_" varchar(255),
  "CATEGORY_" varchar(255),
  "TYPE_" varchar(255),
  "IMPLEMENTATION_" varchar(255),
  "DEPLOYMENT_ID_" varchar(255),
  "CREATE_TIME_" timestamp(3),
  "TENANT_ID_" varchar(255),
  "RESOURCE_NAME_" varchar(255),
  "DESCRIPTION_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table FLW_EVENT_DEFINITION on=target
CREATE TABLE "public"."FLW_EVENT_DEFINITION" (
  "ID_" varchar(255) NOT NULL,
  "NAME_" varchar(255),
  "VERSION_" integer,
  "KEY_" varchar(255),
  "CATEGORY_" varchar(255),
  "DEPLOYMENT_ID_" varchar(255),
  "TENANT_ID_" varchar(255),
  "RESOURCE_NAME_" varchar(255),
  "DESCRIPTION_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table FLW_EVENT_DEPLOYMENT on=target
CREATE TABLE "public"."FLW_EVENT_DEPLOYMENT" (
  "ID_" varchar(255) NOT NULL,
  "NAME_" varchar(255),
  "CATEGORY_" varchar(255),
  "DEPLOY_TIME_" timestamp(3),
  "TENANT_ID_" varchar(255),
  "PARENT_DEPLOYMENT_ID_" varchar(255),
  PRIMARY KEY ("ID_")
);

-- @step create-table FLW_EVENT_RESOURCE on=target
CREATE TABLE "public"."FLW_EVENT_RESOURCE" (
  "ID_" varchar(255) NOT NULL,
  "NAME_" varchar(255),
  "DEPLOYMENT_ID_" varchar(255),
  "RESOURCE_BYTES_" bytea,
  PRIMARY KEY ("ID_")
);

-- @step create-table FLW_RU_BATCH on=target
CREATE TABLE "public"."FLW_RU_BATCH" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "TYPE_" varchar(64) NOT NULL,
  "SEARCH_KEY_" varchar(255),
  "SEARCH_KEY2_" varchar(255),
  "CREATE_TIME_" timestamp(3) NOT NULL,
  "COMPLETE_TIME_" timestamp(3),
  "STATUS_" varchar(255),
  "BATCH_DOC_ID_" varchar(64),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);

-- @step create-table FLW_RU_BATCH_PART on=target
CREATE TABLE "public"."FLW_RU_BATCH_PART" (
  "ID_" varchar(64) NOT NULL,
  "REV_" integer,
  "BATCH_ID_" varchar(64),
  "TYPE_" varchar(64) NOT NULL,
  "SCOPE_ID_" varchar(64),
  "SUB_SCOPE_ID_" varchar(64),
  "SCOPE_TYPE_" varchar(64),
  "SEARCH_KEY_" varchar(255),
  "SEARCH_KEY2_" varchar(255),
  "CREATE_TIME_" timestamp(3) NOT NULL,
  "COMPLETE_TIME_" timestamp(3),
  "STATUS_" varchar(255),
  "RESULT_DOC_ID_" varchar(64),
  "TENANT_ID_" varchar(255) DEFAULT '',
  PRIMARY KEY ("ID_")
);


-- @phase keys
-- @step create-index ACT_APP_APPDEF on=target
CREATE INDEX "ACT_IDX_APP_DEF_DPLY" ON "public"."ACT_APP_APPDEF" ("DEPLOYMENT_ID_");
ALTER TABLE "public"."ACT_APP_APPDEF" ADD CONSTRAINT "ACT_IDX_APP_DEF_UNIQ" UNIQUE ("KEY_", "VERSION_", "TENANT_ID_");

-- @step create-index ACT_APP_DEPLOYMENT_RESOURCE on=target
CREATE INDEX "ACT_IDX_APP_RSRC_DPL" ON "public"."ACT_APP_DEPLOYMENT_RESOURCE" ("DEPLOYMENT_ID_");

-- @step create-index ACT_CMMN_CASEDEF on=target
CREATE INDEX "ACT_IDX_CASE_DEF_DPLY" ON "public"."ACT_CMMN_CASEDEF" ("DEPLOYMENT_ID_");
ALTER TABLE "public"."ACT_CMMN_CASEDEF" ADD CONSTRAINT "ACT_IDX_CASE_DEF_UNIQ" UNIQUE ("KEY_", "VERSION_", "TENANT_ID_");

-- @step create-index ACT_CMMN_DEPLOYMENT_RESOURCE on=target
CREATE INDEX "ACT_IDX_CMMN_RSRC_DPL" ON "public"."ACT_CMMN_DEPLOYMENT_RESOURCE" ("DEPLOYMENT_ID_");

-- @step create-index ACT_CMMN_HI_CASE_INST on=target
CREATE INDEX "ACT_IDX_HI_CASE_INST_END" ON "public"."ACT_CMMN_HI_CASE_INST" ("END_TIME_");

-- @step create-index ACT_CMMN_HI_PLAN_ITEM_INST on=target
CREATE INDEX "ACT_IDX_HI_PLAN_ITEM_INST_CASE" ON "public"."ACT_CMMN_HI_PLAN_ITEM_INST" ("CASE_INST_ID_");

-- @step create-index ACT_CMMN_RU_CASE_INST on=target
CREATE INDEX "ACT_IDX_CASE_INST_CASE_DEF" ON "public"."ACT_CMMN_RU_CASE_INST" ("CASE_DEF_ID_");
CREATE INDEX "ACT_IDX_CASE_INST_PARENT" ON "public"."ACT_CMMN_RU_CASE_INST" ("PARENT_ID_");
CREATE INDEX "ACT_IDX_CASE_INST_REF_ID_" ON "public"."ACT_CMMN_RU_CASE_INST" ("REFERENCE_ID_");

-- @step create-index ACT_CMMN_RU_MIL_INST on=target
CREATE INDEX "ACT_IDX_MIL_CASE_DEF" ON "public"."ACT_CMMN_RU_MIL_INST" ("CASE_DEF_ID_");
CREATE INDEX "ACT_IDX_MIL_CASE_INST" ON "public"."ACT_CMMN_RU_MIL_INST" ("CASE_INST_ID_");

-- @step create-index ACT_CMMN_RU_PLAN_ITEM_INST on=target
CREATE INDEX "ACT_IDX_PLAN_ITEM_CASE_DEF" ON "public"."ACT_CMMN_RU_PLAN_ITEM_INST" ("CASE_DEF_ID_");
CREATE INDEX "ACT_IDX_PLAN_ITEM_CASE_INST" ON "public"."ACT_CMMN_RU_PLAN_ITEM_INST" ("CASE_INST_ID_");
CREATE INDEX "ACT_IDX_PLAN_ITEM_STAGE_INST" ON "public"."ACT_CMMN_RU_PLAN_ITEM_INST" ("STAGE_INST_ID_");

-- @step create-index ACT_CMMN_RU_SENTRY_PART_INST on=target
CREATE INDEX "ACT_IDX_SENTRY_CASE_DEF" ON "public"."ACT_CMMN_RU_SENTRY_PART_INST" ("CASE_DEF_ID_");
CREATE INDEX "ACT_IDX_SENTRY_CASE_INST" ON "public"."ACT_CMMN_RU_SENTRY_PART_INST" ("CASE_INST_ID_");
CREATE INDEX "ACT_IDX_SENTRY_PLAN_ITEM" ON "public"."ACT_CMMN_RU_SENTRY_PART_INST" ("PLAN_ITEM_INST_ID_");

-- @step create-index ACT_DMN_DECISION on=target
ALTER TABLE "public"."ACT_DMN_DECISION" ADD CONSTRAINT "ACT_IDX_DMN_DEC_UNIQ" UNIQUE ("KEY_", "VERSION_", "TENANT_ID_");

-- @step create-index ACT_DMN_DEPLOYMENT_RESOURCE on=target
CREATE INDEX "ACT_IDX_DMN_RSRC_DPL" ON "public"."ACT_DMN_DEPLOYMENT_RESOURCE" ("DEPLOYMENT_ID_");

-- @step create-index ACT_DMN_HI_DECISION_EXECUTION on=target
CREATE INDEX "ACT_IDX_DMN_INSTANCE_ID" ON "public"."ACT_DMN_HI_DECISION_EXECUTION" ("INSTANCE_ID_");

-- @step create-index ACT_GE_BYTEARRAY on=target
CREATE INDEX "ACT_IDX_BYTEAR_DEPL" ON "public"."ACT_GE_BYTEARRAY" ("DEPLOYMENT_ID_");

-- @step create-index ACT_HI_ACTINST on=target
CREATE INDEX "ACT_IDX_HI_ACT_INST_END" ON "public"."ACT_HI_ACTINST" ("END_TIME_");
CREATE INDEX "ACT_IDX_HI_ACT_INST_EXEC" ON "public"."ACT_HI_ACTINST" ("EXECUTION_ID_", "ACT_ID_");
CREATE INDEX "ACT_IDX_HI_ACT_INST_PROCINST" ON "public"."ACT_HI_ACTINST" ("PROC_INST_ID_", "ACT_ID_");
CREATE INDEX "ACT_IDX_HI_ACT_INST_START" ON "public"."ACT_HI_ACTINST" ("START_TIME_");

-- @step create-index ACT_HI_DETAIL on=target
CREATE INDEX "ACT_IDX_HI_DETAIL_ACT_INST" ON "public"."ACT_HI_DETAIL" ("ACT_INST_ID_");
CREATE INDEX "ACT_IDX_HI_DETAIL_NAME" ON "public"."ACT_HI_DETAIL" ("NAME_");
CREATE INDEX "ACT_IDX_HI_DETAIL_PROC_INST" ON "public"."ACT_HI_DETAIL" ("PROC_INST_ID_");
CREATE INDEX "ACT_IDX_HI_DETAIL_TASK_ID" ON "public"."ACT_HI_DETAIL" ("TASK_ID_");
CREATE INDEX "ACT_IDX_HI_DETAIL_TIME" ON "public"."ACT_HI_DETAIL" ("TIME_");

-- @step create-index ACT_HI_ENTITYLINK on=target
-- @finding info INDEX_MAY_NOT_FIT index source_db.ACT_HI_ENTITYLINK.ACT_IDX_HI_ENT_LNK_REF_SCOPE: Entries may take 3084 bytes, and PostgreSQL's hold 2692: the index is refused if values are that long and don't compress. → Skip the index, or index a prefix.
-- @finding info INDEX_MAY_NOT_FIT index source_db.ACT_HI_ENTITYLINK.ACT_IDX_HI_ENT_LNK_ROOT_SCOPE: Entries may take 3084 bytes, and PostgreSQL's hold 2692: the index is refused if values are that long and don't compress. → Skip the index, or index a prefix.
-- @finding info INDEX_MAY_NOT_FIT index source_db.ACT_HI_ENTITYLINK.ACT_IDX_HI_ENT_LNK_SCOPE: Entries may take 3084 bytes, and PostgreSQL's hold 2692: the index is refused if values are that long and don't compress. → Skip the index, or index a prefix.
-- @finding info INDEX_MAY_NOT_FIT index source_db.ACT_HI_ENTITYLINK.ACT_IDX_HI_ENT_LNK_SCOPE_DEF: Entries may take 3084 bytes, and PostgreSQL's hold 2692: the index is refused if values are that long and don't compress. → Skip the index, or index a prefix.
CREATE INDEX "ACT_IDX_HI_ENT_LNK_REF_SCOPE" ON "public"."ACT_HI_ENTITYLINK" ("REF_SCOPE_ID_", "REF_SCOPE_TYPE_", "LINK_TYPE_");
CREATE INDEX "ACT_IDX_HI_ENT_LNK_ROOT_SCOPE" ON "public"."ACT_HI_ENTITYLINK" ("ROOT_SCOPE_ID_", "ROOT_SCOPE_TYPE_", "LINK_TYPE_");
CREATE INDEX "ACT_IDX_HI_ENT_LNK_SCOPE" ON "public"."ACT_HI_ENTITYLINK" ("SCOPE_ID_", "SCOPE_TYPE_", "LINK_TYPE_");
CREATE INDEX "ACT_IDX_HI_ENT_LNK_SCOPE_DEF" ON "public"."ACT_HI_ENTITYLINK" ("SCOPE_DEFINITION_ID_", "SCOPE_TYPE_", "LINK_TYPE_");

-- @step create-index ACT_HI_IDENTITYLINK on=target
CREATE INDEX "ACT_IDX_HI_IDENT_LNK_PROCINST" ON "public"."ACT_HI_IDENTITYLINK" ("PROC_INST_ID_");
CREATE INDEX "ACT_IDX_HI_IDENT_LNK_SCOPE" ON "public"."ACT_HI_IDENTITYLINK" ("SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_HI_IDENT_LNK_SCOPE_DEF" ON "public"."ACT_HI_IDENTITYLINK" ("SCOPE_DEFINITION_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_HI_IDENT_LNK_SUB_SCOPE" ON "public"."ACT_HI_IDENTITYLINK" ("SUB_SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_HI_IDENT_LNK_TASK" ON "public"."ACT_HI_IDENTITYLINK" ("TASK_ID_");
CREATE INDEX "ACT_IDX_HI_IDENT_LNK_USER" ON "public"."ACT_HI_IDENTITYLINK" ("USER_ID_");

-- @step create-index ACT_HI_PROCINST on=target
CREATE INDEX "ACT_IDX_HI_PRO_INST_END" ON "public"."ACT_HI_PROCINST" ("END_TIME_");
CREATE INDEX "ACT_IDX_HI_PRO_I_BUSKEY" ON "public"."ACT_HI_PROCINST" ("BUSINESS_KEY_");
CREATE INDEX "ACT_IDX_HI_PRO_SUPER_PROCINST" ON "public"."ACT_HI_PROCINST" ("SUPER_PROCESS_INSTANCE_ID_");
ALTER TABLE "public"."ACT_HI_PROCINST" ADD CONSTRAINT "PROC_INST_ID_" UNIQUE ("PROC_INST_ID_");

-- @step create-index ACT_HI_TASKINST on=target
CREATE INDEX "ACT_IDX_HI_TASK_INST_PROCINST" ON "public"."ACT_HI_TASKINST" ("PROC_INST_ID_");
CREATE INDEX "ACT_IDX_HI_TASK_SCOPE" ON "public"."ACT_HI_TASKINST" ("SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_HI_TASK_SCOPE_DEF" ON "public"."ACT_HI_TASKINST" ("SCOPE_DEFINITION_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_HI_TASK_SUB_SCOPE" ON "public"."ACT_HI_TASKINST" ("SUB_SCOPE_ID_", "SCOPE_TYPE_");

-- @step create-index ACT_HI_TSK_LOG on=target
CREATE INDEX "ACT_IDX_ACT_HI_TSK_LOG_TASK" ON "public"."ACT_HI_TSK_LOG" ("TASK_ID_");

-- @step create-index ACT_HI_VARINST on=target
CREATE INDEX "ACT_IDX_HI_PROCVAR_EXE" ON "public"."ACT_HI_VARINST" ("EXECUTION_ID_");
CREATE INDEX "ACT_IDX_HI_PROCVAR_NAME_TYPE" ON "public"."ACT_HI_VARINST" ("NAME_", "VAR_TYPE_");
CREATE INDEX "ACT_IDX_HI_PROCVAR_PROC_INST" ON "public"."ACT_HI_VARINST" ("PROC_INST_ID_");
CREATE INDEX "ACT_IDX_HI_PROCVAR_TASK_ID" ON "public"."ACT_HI_VARINST" ("TASK_ID_");
CREATE INDEX "ACT_IDX_HI_VAR_SCOPE_ID_TYPE" ON "public"."ACT_HI_VARINST" ("SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_HI_VAR_SUB_ID_TYPE" ON "public"."ACT_HI_VARINST" ("SUB_SCOPE_ID_", "SCOPE_TYPE_");

-- @step create-index ACT_ID_MEMBERSHIP on=target
CREATE INDEX "ACT_FK_MEMB_GROUP" ON "public"."ACT_ID_MEMBERSHIP" ("GROUP_ID_");

-- @step create-index ACT_ID_PRIV on=target
ALTER TABLE "public"."ACT_ID_PRIV" ADD CONSTRAINT "ACT_UNIQ_PRIV_NAME" UNIQUE ("NAME_");

-- @step create-index ACT_ID_PRIV_MAPPING on=target
CREATE INDEX "ACT_FK_PRIV_MAPPING" ON "public"."ACT_ID_PRIV_MAPPING" ("PRIV_ID_");
CREATE INDEX "ACT_IDX_PRIV_GROUP" ON "public"."ACT_ID_PRIV_MAPPING" ("GROUP_ID_");
CREATE INDEX "ACT_IDX_PRIV_USER" ON "public"."ACT_ID_PRIV_MAPPING" ("USER_ID_");

-- @step create-index ACT_PROCDEF_INFO on=target
CREATE INDEX "ACT_FK_INFO_JSON_BA" ON "public"."ACT_PROCDEF_INFO" ("INFO_JSON_ID_");
CREATE INDEX "ACT_IDX_INFO_PROCDEF" ON "public"."ACT_PROCDEF_INFO" ("PROC_DEF_ID_");
ALTER TABLE "public"."ACT_PROCDEF_INFO" ADD CONSTRAINT "ACT_UNIQ_INFO_PROCDEF" UNIQUE ("PROC_DEF_ID_");

-- @step create-index ACT_RE_MODEL on=target
CREATE INDEX "ACT_FK_MODEL_DEPLOYMENT" ON "public"."ACT_RE_MODEL" ("DEPLOYMENT_ID_");
CREATE INDEX "ACT_FK_MODEL_SOURCE" ON "public"."ACT_RE_MODEL" ("EDITOR_SOURCE_VALUE_ID_");
CREATE INDEX "ACT_FK_MODEL_SOURCE_EXTRA" ON "public"."ACT_RE_MODEL" ("EDITOR_SOURCE_EXTRA_VALUE_ID_");

-- @step create-index ACT_RE_PROCDEF on=target
ALTER TABLE "public"."ACT_RE_PROCDEF" ADD CONSTRAINT "ACT_UNIQ_PROCDEF" UNIQUE ("KEY_", "VERSION_", "DERIVED_VERSION_", "TENANT_ID_");

-- @step create-index ACT_RU_ACTINST on=target
CREATE INDEX "ACT_IDX_RU_ACTI_END" ON "public"."ACT_RU_ACTINST" ("END_TIME_");
CREATE INDEX "ACT_IDX_RU_ACTI_EXEC" ON "public"."ACT_RU_ACTINST" ("EXECUTION_ID_");
CREATE INDEX "ACT_IDX_RU_ACTI_EXEC_ACT" ON "public"."ACT_RU_ACTINST" ("EXECUTION_ID_", "ACT_ID_");
CREATE INDEX "ACT_IDX_RU_ACTI_PROC" ON "public"."ACT_RU_ACTINST" ("PROC_INST_ID_");
CREATE INDEX "ACT_IDX_RU_ACTI_PROC_ACT" ON "public"."ACT_RU_ACTINST" ("PROC_INST_ID_", "ACT_ID_");
CREATE INDEX "ACT_IDX_RU_ACTI_START" ON "public"."ACT_RU_ACTINST" ("START_TIME_");
CREATE INDEX "ACT_IDX_RU_ACTI_TASK" ON "public"."ACT_RU_ACTINST" ("TASK_ID_");

-- @step create-index ACT_RU_DEADLETTER_JOB on=target
CREATE INDEX "ACT_FK_DEADLETTER_JOB_EXECUTION" ON "public"."ACT_RU_DEADLETTER_JOB" ("EXECUTION_ID_");
CREATE INDEX "ACT_FK_DEADLETTER_JOB_PROCESS_INSTANCE" ON "public"."ACT_RU_DEADLETTER_JOB" ("PROCESS_INSTANCE_ID_");
CREATE INDEX "ACT_FK_DEADLETTER_JOB_PROC_DEF" ON "public"."ACT_RU_DEADLETTER_JOB" ("PROC_DEF_ID_");
CREATE INDEX "ACT_IDX_DEADLETTER_JOB_CORRELATION_ID" ON "public"."ACT_RU_DEADLETTER_JOB" ("CORRELATION_ID_");
CREATE INDEX "ACT_IDX_DEADLETTER_JOB_CUSTOM_VALUES_ID" ON "public"."ACT_RU_DEADLETTER_JOB" ("CUSTOM_VALUES_ID_");
CREATE INDEX "ACT_IDX_DEADLETTER_JOB_EXCEPTION_STACK_ID" ON "public"."ACT_RU_DEADLETTER_JOB" ("EXCEPTION_STACK_ID_");
CREATE INDEX "ACT_IDX_DJOB_SCOPE" ON "public"."ACT_RU_DEADLETTER_JOB" ("SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_DJOB_SCOPE_DEF" ON "public"."ACT_RU_DEADLETTER_JOB" ("SCOPE_DEFINITION_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_DJOB_SUB_SCOPE" ON "public"."ACT_RU_DEADLETTER_JOB" ("SUB_SCOPE_ID_", "SCOPE_TYPE_");

-- @step create-index ACT_RU_ENTITYLINK on=target
-- @finding info INDEX_MAY_NOT_FIT index source_db.ACT_RU_ENTITYLINK.ACT_IDX_ENT_LNK_REF_SCOPE: Entries may take 3084 bytes, and PostgreSQL's hold 2692: the index is refused if values are that long and don't compress. → Skip the index, or index a prefix.
-- @finding info INDEX_MAY_NOT_FIT index source_db.ACT_RU_ENTITYLINK.ACT_IDX_ENT_LNK_ROOT_SCOPE: Entries may take 3084 bytes, and PostgreSQL's hold 2692: the index is refused if values are that long and don't compress. → Skip the index, or index a prefix.
-- @finding info INDEX_MAY_NOT_FIT index source_db.ACT_RU_ENTITYLINK.ACT_IDX_ENT_LNK_SCOPE: Entries may take 3084 bytes, and PostgreSQL's hold 2692: the index is refused if values are that long and don't compress. → Skip the index, or index a prefix.
-- @finding info INDEX_MAY_NOT_FIT index source_db.ACT_RU_ENTITYLINK.ACT_IDX_ENT_LNK_SCOPE_DEF: Entries may take 3084 bytes, and PostgreSQL's hold 2692: the index is refused if values are that long and don't compress. → Skip the index, or index a prefix.
CREATE INDEX "ACT_IDX_ENT_LNK_REF_SCOPE" ON "public"."ACT_RU_ENTITYLINK" ("REF_SCOPE_ID_", "REF_SCOPE_TYPE_", "LINK_TYPE_");
CREATE INDEX "ACT_IDX_ENT_LNK_ROOT_SCOPE" ON "public"."ACT_RU_ENTITYLINK" ("ROOT_SCOPE_ID_", "ROOT_SCOPE_TYPE_", "LINK_TYPE_");
CREATE INDEX "ACT_IDX_ENT_LNK_SCOPE" ON "public"."ACT_RU_ENTITYLINK" ("SCOPE_ID_", "SCOPE_TYPE_", "LINK_TYPE_");
CREATE INDEX "ACT_IDX_ENT_LNK_SCOPE_DEF" ON "public"."ACT_RU_ENTITYLINK" ("SCOPE_DEFINITION_ID_", "SCOPE_TYPE_", "LINK_TYPE_");

-- @step create-index ACT_RU_EVENT_SUBSCR on=target
CREATE INDEX "ACT_IDX_EVENT_SUBSCR_CONFIG_" ON "public"."ACT_RU_EVENT_SUBSCR" ("CONFIGURATION_");
CREATE INDEX "ACT_IDX_EVENT_SUBSCR_EXEC_ID" ON "public"."ACT_RU_EVENT_SUBSCR" ("EXECUTION_ID_");
CREATE INDEX "ACT_IDX_EVENT_SUBSCR_PROC_ID" ON "public"."ACT_RU_EVENT_SUBSCR" ("PROC_INST_ID_");
CREATE INDEX "ACT_IDX_EVENT_SUBSCR_SCOPEREF_" ON "public"."ACT_RU_EVENT_SUBSCR" ("SCOPE_ID_", "SCOPE_TYPE_");

-- @step create-index ACT_RU_EXECUTION on=target
CREATE INDEX "ACT_FK_EXE_PARENT" ON "public"."ACT_RU_EXECUTION" ("PARENT_ID_");
CREATE INDEX "ACT_FK_EXE_PROCDEF" ON "public"."ACT_RU_EXECUTION" ("PROC_DEF_ID_");
CREATE INDEX "ACT_FK_EXE_PROCINST" ON "public"."ACT_RU_EXECUTION" ("PROC_INST_ID_");
CREATE INDEX "ACT_FK_EXE_SUPER" ON "public"."ACT_RU_EXECUTION" ("SUPER_EXEC_");
CREATE INDEX "ACT_IDC_EXEC_ROOT" ON "public"."ACT_RU_EXECUTION" ("ROOT_PROC_INST_ID_");
CREATE INDEX "ACT_IDX_EXEC_BUSKEY" ON "public"."ACT_RU_EXECUTION" ("BUSINESS_KEY_");
CREATE INDEX "ACT_IDX_EXEC_REF_ID_" ON "public"."ACT_RU_EXECUTION" ("REFERENCE_ID_");

-- @step create-index ACT_RU_EXTERNAL_JOB on=target
CREATE INDEX "ACT_IDX_EJOB_SCOPE" ON "public"."ACT_RU_EXTERNAL_JOB" ("SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_EJOB_SCOPE_DEF" ON "public"."ACT_RU_EXTERNAL_JOB" ("SCOPE_DEFINITION_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_EJOB_SUB_SCOPE" ON "public"."ACT_RU_EXTERNAL_JOB" ("SUB_SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_EXTERNAL_JOB_CORRELATION_ID" ON "public"."ACT_RU_EXTERNAL_JOB" ("CORRELATION_ID_");
CREATE INDEX "ACT_IDX_EXTERNAL_JOB_CUSTOM_VALUES_ID" ON "public"."ACT_RU_EXTERNAL_JOB" ("CUSTOM_VALUES_ID_");
CREATE INDEX "ACT_IDX_EXTERNAL_JOB_EXCEPTION_STACK_ID" ON "public"."ACT_RU_EXTERNAL_JOB" ("EXCEPTION_STACK_ID_");

-- @step create-index ACT_RU_IDENTITYLINK on=target
CREATE INDEX "ACT_FK_IDL_PROCINST" ON "public"."ACT_RU_IDENTITYLINK" ("PROC_INST_ID_");
CREATE INDEX "ACT_FK_TSKASS_TASK" ON "public"."ACT_RU_IDENTITYLINK" ("TASK_ID_");
CREATE INDEX "ACT_IDX_ATHRZ_PROCEDEF" ON "public"."ACT_RU_IDENTITYLINK" ("PROC_DEF_ID_");
CREATE INDEX "ACT_IDX_IDENT_LNK_GROUP" ON "public"."ACT_RU_IDENTITYLINK" ("GROUP_ID_");
CREATE INDEX "ACT_IDX_IDENT_LNK_SCOPE" ON "public"."ACT_RU_IDENTITYLINK" ("SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_IDENT_LNK_SCOPE_DEF" ON "public"."ACT_RU_IDENTITYLINK" ("SCOPE_DEFINITION_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_IDENT_LNK_SUB_SCOPE" ON "public"."ACT_RU_IDENTITYLINK" ("SUB_SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_IDENT_LNK_USER" ON "public"."ACT_RU_IDENTITYLINK" ("USER_ID_");

-- @step create-index ACT_RU_JOB on=target
CREATE INDEX "ACT_FK_JOB_EXECUTION" ON "public"."ACT_RU_JOB" ("EXECUTION_ID_");
CREATE INDEX "ACT_FK_JOB_PROCESS_INSTANCE" ON "public"."ACT_RU_JOB" ("PROCESS_INSTANCE_ID_");
CREATE INDEX "ACT_FK_JOB_PROC_DEF" ON "public"."ACT_RU_JOB" ("PROC_DEF_ID_");
CREATE INDEX "ACT_IDX_JOB_CORRELATION_ID" ON "public"."ACT_RU_JOB" ("CORRELATION_ID_");
CREATE INDEX "ACT_IDX_JOB_CUSTOM_VALUES_ID" ON "public"."ACT_RU_JOB" ("CUSTOM_VALUES_ID_");
CREATE INDEX "ACT_IDX_JOB_EXCEPTION_STACK_ID" ON "public"."ACT_RU_JOB" ("EXCEPTION_STACK_ID_");
CREATE INDEX "ACT_IDX_JOB_SCOPE" ON "public"."ACT_RU_JOB" ("SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_JOB_SCOPE_DEF" ON "public"."ACT_RU_JOB" ("SCOPE_DEFINITION_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_JOB_SUB_SCOPE" ON "public"."ACT_RU_JOB" ("SUB_SCOPE_ID_", "SCOPE_TYPE_");

-- @step create-index ACT_RU_SUSPENDED_JOB on=target
CREATE INDEX "ACT_FK_SUSPENDED_JOB_EXECUTION" ON "public"."ACT_RU_SUSPENDED_JOB" ("EXECUTION_ID_");
CREATE INDEX "ACT_FK_SUSPENDED_JOB_PROCESS_INSTANCE" ON "public"."ACT_RU_SUSPENDED_JOB" ("PROCESS_INSTANCE_ID_");
CREATE INDEX "ACT_FK_SUSPENDED_JOB_PROC_DEF" ON "public"."ACT_RU_SUSPENDED_JOB" ("PROC_DEF_ID_");
CREATE INDEX "ACT_IDX_SJOB_SCOPE" ON "public"."ACT_RU_SUSPENDED_JOB" ("SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_SJOB_SCOPE_DEF" ON "public"."ACT_RU_SUSPENDED_JOB" ("SCOPE_DEFINITION_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_SJOB_SUB_SCOPE" ON "public"."ACT_RU_SUSPENDED_JOB" ("SUB_SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_SUSPENDED_JOB_CORRELATION_ID" ON "public"."ACT_RU_SUSPENDED_JOB" ("CORRELATION_ID_");
CREATE INDEX "ACT_IDX_SUSPENDED_JOB_CUSTOM_VALUES_ID" ON "public"."ACT_RU_SUSPENDED_JOB" ("CUSTOM_VALUES_ID_");
CREATE INDEX "ACT_IDX_SUSPENDED_JOB_EXCEPTION_STACK_ID" ON "public"."ACT_RU_SUSPENDED_JOB" ("EXCEPTION_STACK_ID_");

-- @step create-index ACT_RU_TASK on=target
CREATE INDEX "ACT_FK_TASK_EXE" ON "public"."ACT_RU_TASK" ("EXECUTION_ID_");
CREATE INDEX "ACT_FK_TASK_PROCDEF" ON "public"."ACT_RU_TASK" ("PROC_DEF_ID_");
CREATE INDEX "ACT_FK_TASK_PROCINST" ON "public"."ACT_RU_TASK" ("PROC_INST_ID_");
CREATE INDEX "ACT_IDX_TASK_CREATE" ON "public"."ACT_RU_TASK" ("CREATE_TIME_");
CREATE INDEX "ACT_IDX_TASK_SCOPE" ON "public"."ACT_RU_TASK" ("SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_TASK_SCOPE_DEF" ON "public"."ACT_RU_TASK" ("SCOPE_DEFINITION_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_TASK_SUB_SCOPE" ON "public"."ACT_RU_TASK" ("SUB_SCOPE_ID_", "SCOPE_TYPE_");

-- @step create-index ACT_RU_TIMER_JOB on=target
CREATE INDEX "ACT_FK_TIMER_JOB_EXECUTION" ON "public"."ACT_RU_TIMER_JOB" ("EXECUTION_ID_");
CREATE INDEX "ACT_FK_TIMER_JOB_PROCESS_INSTANCE" ON "public"."ACT_RU_TIMER_JOB" ("PROCESS_INSTANCE_ID_");
CREATE INDEX "ACT_FK_TIMER_JOB_PROC_DEF" ON "public"."ACT_RU_TIMER_JOB" ("PROC_DEF_ID_");
CREATE INDEX "ACT_IDX_TIMER_JOB_CORRELATION_ID" ON "public"."ACT_RU_TIMER_JOB" ("CORRELATION_ID_");
CREATE INDEX "ACT_IDX_TIMER_JOB_CUSTOM_VALUES_ID" ON "public"."ACT_RU_TIMER_JOB" ("CUSTOM_VALUES_ID_");
CREATE INDEX "ACT_IDX_TIMER_JOB_DUEDATE" ON "public"."ACT_RU_TIMER_JOB" ("DUEDATE_");
CREATE INDEX "ACT_IDX_TIMER_JOB_EXCEPTION_STACK_ID" ON "public"."ACT_RU_TIMER_JOB" ("EXCEPTION_STACK_ID_");
CREATE INDEX "ACT_IDX_TJOB_SCOPE" ON "public"."ACT_RU_TIMER_JOB" ("SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_TJOB_SCOPE_DEF" ON "public"."ACT_RU_TIMER_JOB" ("SCOPE_DEFINITION_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_TJOB_SUB_SCOPE" ON "public"."ACT_RU_TIMER_JOB" ("SUB_SCOPE_ID_", "SCOPE_TYPE_");

-- @step create-index ACT_RU_VARIABLE on=target
CREATE INDEX "ACT_FK_VAR_BYTEARRAY" ON "public"."ACT_RU_VARIABLE" ("BYTEARRAY_ID_");
CREATE INDEX "ACT_FK_VAR_EXE" ON "public"."ACT_RU_VARIABLE" ("EXECUTION_ID_");
CREATE INDEX "ACT_FK_VAR_PROCINST" ON "public"."ACT_RU_VARIABLE" ("PROC_INST_ID_");
CREATE INDEX "ACT_IDX_RU_VAR_SCOPE_ID_TYPE" ON "public"."ACT_RU_VARIABLE" ("SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_RU_VAR_SUB_ID_TYPE" ON "public"."ACT_RU_VARIABLE" ("SUB_SCOPE_ID_", "SCOPE_TYPE_");
CREATE INDEX "ACT_IDX_VARIABLE_TASK_ID" ON "public"."ACT_RU_VARIABLE" ("TASK_ID_");

-- @step create-index FLW_CHANNEL_DEFINITION on=target
ALTER TABLE "public"."FLW_CHANNEL_DEFINITION" ADD CONSTRAINT "ACT_IDX_CHANNEL_DEF_UNIQ" UNIQUE ("KEY_", "VERSION_", "TENANT_ID_");

-- @step create-index FLW_EVENT_DEFINITION on=target
ALTER TABLE "public"."FLW_EVENT_DEFINITION" ADD CONSTRAINT "ACT_IDX_EVENT_DEF_UNIQ" UNIQUE ("KEY_", "VERSION_", "TENANT_ID_");

-- @step create-index FLW_EVENT_RESOURCE on=target
CREATE INDEX "FLW_IDX_EVENT_RSRC_DPL" ON "public"."FLW_EVENT_RESOURCE" ("DEPLOYMENT_ID_");

-- @step create-index FLW_RU_BATCH_PART on=target
CREATE INDEX "FLW_IDX_BATCH_PART" ON "public"."FLW_RU_BATCH_PART" ("BATCH_ID_");


-- @phase foreign keys
-- @step add-foreign-key ACT_APP_APPDEF on=target
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.ACT_APP_APPDEF.ACT_FK_APP_DEF_DPLY: The source compares DEPLOYMENT_ID_ without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
ALTER TABLE "public"."ACT_APP_APPDEF" ADD CONSTRAINT "ACT_FK_APP_DEF_DPLY" FOREIGN KEY ("DEPLOYMENT_ID_") REFERENCES "public"."ACT_APP_DEPLOYMENT" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_APP_DEPLOYMENT_RESOURCE on=target
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.ACT_APP_DEPLOYMENT_RESOURCE.ACT_FK_APP_RSRC_DPL: The source compares DEPLOYMENT_ID_ without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
ALTER TABLE "public"."ACT_APP_DEPLOYMENT_RESOURCE" ADD CONSTRAINT "ACT_FK_APP_RSRC_DPL" FOREIGN KEY ("DEPLOYMENT_ID_") REFERENCES "public"."ACT_APP_DEPLOYMENT" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_CMMN_CASEDEF on=target
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.ACT_CMMN_CASEDEF.ACT_FK_CASE_DEF_DPLY: The source compares DEPLOYMENT_ID_ without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
ALTER TABLE "public"."ACT_CMMN_CASEDEF" ADD CONSTRAINT "ACT_FK_CASE_DEF_DPLY" FOREIGN KEY ("DEPLOYMENT_ID_") REFERENCES "public"."ACT_CMMN_DEPLOYMENT" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_CMMN_DEPLOYMENT_RESOURCE on=target
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.ACT_CMMN_DEPLOYMENT_RESOURCE.ACT_FK_CMMN_RSRC_DPL: The source compares DEPLOYMENT_ID_ without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
ALTER TABLE "public"."ACT_CMMN_DEPLOYMENT_RESOURCE" ADD CONSTRAINT "ACT_FK_CMMN_RSRC_DPL" FOREIGN KEY ("DEPLOYMENT_ID_") REFERENCES "public"."ACT_CMMN_DEPLOYMENT" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_CMMN_RU_CASE_INST on=target
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.ACT_CMMN_RU_CASE_INST.ACT_FK_CASE_INST_CASE_DEF: The source compares CASE_DEF_ID_ without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
ALTER TABLE "public"."ACT_CMMN_RU_CASE_INST" ADD CONSTRAINT "ACT_FK_CASE_INST_CASE_DEF" FOREIGN KEY ("CASE_DEF_ID_") REFERENCES "public"."ACT_CMMN_CASEDEF" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_CMMN_RU_MIL_INST on=target
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.ACT_CMMN_RU_MIL_INST.ACT_FK_MIL_CASE_DEF: The source compares CASE_DEF_ID_ without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.ACT_CMMN_RU_MIL_INST.ACT_FK_MIL_CASE_INST: The source compares CASE_INST_ID_ without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
ALTER TABLE "public"."ACT_CMMN_RU_MIL_INST" ADD CONSTRAINT "ACT_FK_MIL_CASE_DEF" FOREIGN KEY ("CASE_DEF_ID_") REFERENCES "public"."ACT_CMMN_CASEDEF" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_CMMN_RU_MIL_INST" ADD CONSTRAINT "ACT_FK_MIL_CASE_INST" FOREIGN KEY ("CASE_INST_ID_") REFERENCES "public"."ACT_CMMN_RU_CASE_INST" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_CMMN_RU_PLAN_ITEM_INST on=target
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.ACT_CMMN_RU_PLAN_ITEM_INST.ACT_FK_PLAN_ITEM_CASE_DEF: The source compares CASE_DEF_ID_ without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.ACT_CMMN_RU_PLAN_ITEM_INST.ACT_FK_PLAN_ITEM_CASE_INST: The source compares CASE_INST_ID_ without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
ALTER TABLE "public"."ACT_CMMN_RU_PLAN_ITEM_INST" ADD CONSTRAINT "ACT_FK_PLAN_ITEM_CASE_DEF" FOREIGN KEY ("CASE_DEF_ID_") REFERENCES "public"."ACT_CMMN_CASEDEF" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_CMMN_RU_PLAN_ITEM_INST" ADD CONSTRAINT "ACT_FK_PLAN_ITEM_CASE_INST" FOREIGN KEY ("CASE_INST_ID_") REFERENCES "public"."ACT_CMMN_RU_CASE_INST" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_CMMN_RU_SENTRY_PART_INST on=target
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.ACT_CMMN_RU_SENTRY_PART_INST.ACT_FK_SENTRY_CASE_DEF: The source compares CASE_DEF_ID_ without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.ACT_CMMN_RU_SENTRY_PART_INST.ACT_FK_SENTRY_CASE_INST: The source compares CASE_INST_ID_ without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.ACT_CMMN_RU_SENTRY_PART_INST.ACT_FK_SENTRY_PLAN_ITEM: The source compares PLAN_ITEM_INST_ID_ without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
ALTER TABLE "public"."ACT_CMMN_RU_SENTRY_PART_INST" ADD CONSTRAINT "ACT_FK_SENTRY_CASE_DEF" FOREIGN KEY ("CASE_DEF_ID_") REFERENCES "public"."ACT_CMMN_CASEDEF" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_CMMN_RU_SENTRY_PART_INST" ADD CONSTRAINT "ACT_FK_SENTRY_CASE_INST" FOREIGN KEY ("CASE_INST_ID_") REFERENCES "public"."ACT_CMMN_RU_CASE_INST" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_CMMN_RU_SENTRY_PART_INST" ADD CONSTRAINT "ACT_FK_SENTRY_PLAN_ITEM" FOREIGN KEY ("PLAN_ITEM_INST_ID_") REFERENCES "public"."ACT_CMMN_RU_PLAN_ITEM_INST" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_DMN_DEPLOYMENT_RESOURCE on=target
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.ACT_DMN_DEPLOYMENT_RESOURCE.ACT_FK_DMN_RSRC_DPL: The source compares DEPLOYMENT_ID_ without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
ALTER TABLE "public"."ACT_DMN_DEPLOYMENT_RESOURCE" ADD CONSTRAINT "ACT_FK_DMN_RSRC_DPL" FOREIGN KEY ("DEPLOYMENT_ID_") REFERENCES "public"."ACT_DMN_DEPLOYMENT" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_GE_BYTEARRAY on=target
ALTER TABLE "public"."ACT_GE_BYTEARRAY" ADD CONSTRAINT "ACT_FK_BYTEARR_DEPL" FOREIGN KEY ("DEPLOYMENT_ID_") REFERENCES "public"."ACT_RE_DEPLOYMENT" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_ID_MEMBERSHIP on=target
ALTER TABLE "public"."ACT_ID_MEMBERSHIP" ADD CONSTRAINT "ACT_FK_MEMB_GROUP" FOREIGN KEY ("GROUP_ID_") REFERENCES "public"."ACT_ID_GROUP" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_ID_MEMBERSHIP" ADD CONSTRAINT "ACT_FK_MEMB_USER" FOREIGN KEY ("USER_ID_") REFERENCES "public"."ACT_ID_USER" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_ID_PRIV_MAPPING on=target
ALTER TABLE "public"."ACT_ID_PRIV_MAPPING" ADD CONSTRAINT "ACT_FK_PRIV_MAPPING" FOREIGN KEY ("PRIV_ID_") REFERENCES "public"."ACT_ID_PRIV" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_PROCDEF_INFO on=target
ALTER TABLE "public"."ACT_PROCDEF_INFO" ADD CONSTRAINT "ACT_FK_INFO_JSON_BA" FOREIGN KEY ("INFO_JSON_ID_") REFERENCES "public"."ACT_GE_BYTEARRAY" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_PROCDEF_INFO" ADD CONSTRAINT "ACT_FK_INFO_PROCDEF" FOREIGN KEY ("PROC_DEF_ID_") REFERENCES "public"."ACT_RE_PROCDEF" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_RE_MODEL on=target
ALTER TABLE "public"."ACT_RE_MODEL" ADD CONSTRAINT "ACT_FK_MODEL_DEPLOYMENT" FOREIGN KEY ("DEPLOYMENT_ID_") REFERENCES "public"."ACT_RE_DEPLOYMENT" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RE_MODEL" ADD CONSTRAINT "ACT_FK_MODEL_SOURCE" FOREIGN KEY ("EDITOR_SOURCE_VALUE_ID_") REFERENCES "public"."ACT_GE_BYTEARRAY" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RE_MODEL" ADD CONSTRAINT "ACT_FK_MODEL_SOURCE_EXTRA" FOREIGN KEY ("EDITOR_SOURCE_EXTRA_VALUE_ID_") REFERENCES "public"."ACT_GE_BYTEARRAY" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_RU_DEADLETTER_JOB on=target
ALTER TABLE "public"."ACT_RU_DEADLETTER_JOB" ADD CONSTRAINT "ACT_FK_DEADLETTER_JOB_CUSTOM_VALUES" FOREIGN KEY ("CUSTOM_VALUES_ID_") REFERENCES "public"."ACT_GE_BYTEARRAY" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_DEADLETTER_JOB" ADD CONSTRAINT "ACT_FK_DEADLETTER_JOB_EXCEPTION" FOREIGN KEY ("EXCEPTION_STACK_ID_") REFERENCES "public"."ACT_GE_BYTEARRAY" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_DEADLETTER_JOB" ADD CONSTRAINT "ACT_FK_DEADLETTER_JOB_EXECUTION" FOREIGN KEY ("EXECUTION_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_DEADLETTER_JOB" ADD CONSTRAINT "ACT_FK_DEADLETTER_JOB_PROCESS_INSTANCE" FOREIGN KEY ("PROCESS_INSTANCE_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_DEADLETTER_JOB" ADD CONSTRAINT "ACT_FK_DEADLETTER_JOB_PROC_DEF" FOREIGN KEY ("PROC_DEF_ID_") REFERENCES "public"."ACT_RE_PROCDEF" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_RU_EVENT_SUBSCR on=target
ALTER TABLE "public"."ACT_RU_EVENT_SUBSCR" ADD CONSTRAINT "ACT_FK_EVENT_EXEC" FOREIGN KEY ("EXECUTION_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_RU_EXECUTION on=target
ALTER TABLE "public"."ACT_RU_EXECUTION" ADD CONSTRAINT "ACT_FK_EXE_PARENT" FOREIGN KEY ("PARENT_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE CASCADE ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_EXECUTION" ADD CONSTRAINT "ACT_FK_EXE_PROCDEF" FOREIGN KEY ("PROC_DEF_ID_") REFERENCES "public"."ACT_RE_PROCDEF" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_EXECUTION" ADD CONSTRAINT "ACT_FK_EXE_PROCINST" FOREIGN KEY ("PROC_INST_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "public"."ACT_RU_EXECUTION" ADD CONSTRAINT "ACT_FK_EXE_SUPER" FOREIGN KEY ("SUPER_EXEC_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE CASCADE ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_RU_EXTERNAL_JOB on=target
ALTER TABLE "public"."ACT_RU_EXTERNAL_JOB" ADD CONSTRAINT "ACT_FK_EXTERNAL_JOB_CUSTOM_VALUES" FOREIGN KEY ("CUSTOM_VALUES_ID_") REFERENCES "public"."ACT_GE_BYTEARRAY" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_EXTERNAL_JOB" ADD CONSTRAINT "ACT_FK_EXTERNAL_JOB_EXCEPTION" FOREIGN KEY ("EXCEPTION_STACK_ID_") REFERENCES "public"."ACT_GE_BYTEARRAY" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_RU_IDENTITYLINK on=target
ALTER TABLE "public"."ACT_RU_IDENTITYLINK" ADD CONSTRAINT "ACT_FK_ATHRZ_PROCEDEF" FOREIGN KEY ("PROC_DEF_ID_") REFERENCES "public"."ACT_RE_PROCDEF" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_IDENTITYLINK" ADD CONSTRAINT "ACT_FK_IDL_PROCINST" FOREIGN KEY ("PROC_INST_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_IDENTITYLINK" ADD CONSTRAINT "ACT_FK_TSKASS_TASK" FOREIGN KEY ("TASK_ID_") REFERENCES "public"."ACT_RU_TASK" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_RU_JOB on=target
ALTER TABLE "public"."ACT_RU_JOB" ADD CONSTRAINT "ACT_FK_JOB_CUSTOM_VALUES" FOREIGN KEY ("CUSTOM_VALUES_ID_") REFERENCES "public"."ACT_GE_BYTEARRAY" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_JOB" ADD CONSTRAINT "ACT_FK_JOB_EXCEPTION" FOREIGN KEY ("EXCEPTION_STACK_ID_") REFERENCES "public"."ACT_GE_BYTEARRAY" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_JOB" ADD CONSTRAINT "ACT_FK_JOB_EXECUTION" FOREIGN KEY ("EXECUTION_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_JOB" ADD CONSTRAINT "ACT_FK_JOB_PROCESS_INSTANCE" FOREIGN KEY ("PROCESS_INSTANCE_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_JOB" ADD CONSTRAINT "ACT_FK_JOB_PROC_DEF" FOREIGN KEY ("PROC_DEF_ID_") REFERENCES "public"."ACT_RE_PROCDEF" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_RU_SUSPENDED_JOB on=target
ALTER TABLE "public"."ACT_RU_SUSPENDED_JOB" ADD CONSTRAINT "ACT_FK_SUSPENDED_JOB_CUSTOM_VALUES" FOREIGN KEY ("CUSTOM_VALUES_ID_") REFERENCES "public"."ACT_GE_BYTEARRAY" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_SUSPENDED_JOB" ADD CONSTRAINT "ACT_FK_SUSPENDED_JOB_EXCEPTION" FOREIGN KEY ("EXCEPTION_STACK_ID_") REFERENCES "public"."ACT_GE_BYTEARRAY" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_SUSPENDED_JOB" ADD CONSTRAINT "ACT_FK_SUSPENDED_JOB_EXECUTION" FOREIGN KEY ("EXECUTION_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_SUSPENDED_JOB" ADD CONSTRAINT "ACT_FK_SUSPENDED_JOB_PROCESS_INSTANCE" FOREIGN KEY ("PROCESS_INSTANCE_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_SUSPENDED_JOB" ADD CONSTRAINT "ACT_FK_SUSPENDED_JOB_PROC_DEF" FOREIGN KEY ("PROC_DEF_ID_") REFERENCES "public"."ACT_RE_PROCDEF" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_RU_TASK on=target
ALTER TABLE "public"."ACT_RU_TASK" ADD CONSTRAINT "ACT_FK_TASK_EXE" FOREIGN KEY ("EXECUTION_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_TASK" ADD CONSTRAINT "ACT_FK_TASK_PROCDEF" FOREIGN KEY ("PROC_DEF_ID_") REFERENCES "public"."ACT_RE_PROCDEF" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_TASK" ADD CONSTRAINT "ACT_FK_TASK_PROCINST" FOREIGN KEY ("PROC_INST_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_RU_TIMER_JOB on=target
ALTER TABLE "public"."ACT_RU_TIMER_JOB" ADD CONSTRAINT "ACT_FK_TIMER_JOB_CUSTOM_VALUES" FOREIGN KEY ("CUSTOM_VALUES_ID_") REFERENCES "public"."ACT_GE_BYTEARRAY" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_TIMER_JOB" ADD CONSTRAINT "ACT_FK_TIMER_JOB_EXCEPTION" FOREIGN KEY ("EXCEPTION_STACK_ID_") REFERENCES "public"."ACT_GE_BYTEARRAY" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_TIMER_JOB" ADD CONSTRAINT "ACT_FK_TIMER_JOB_EXECUTION" FOREIGN KEY ("EXECUTION_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_TIMER_JOB" ADD CONSTRAINT "ACT_FK_TIMER_JOB_PROCESS_INSTANCE" FOREIGN KEY ("PROCESS_INSTANCE_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_TIMER_JOB" ADD CONSTRAINT "ACT_FK_TIMER_JOB_PROC_DEF" FOREIGN KEY ("PROC_DEF_ID_") REFERENCES "public"."ACT_RE_PROCDEF" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key ACT_RU_VARIABLE on=target
ALTER TABLE "public"."ACT_RU_VARIABLE" ADD CONSTRAINT "ACT_FK_VAR_BYTEARRAY" FOREIGN KEY ("BYTEARRAY_ID_") REFERENCES "public"."ACT_GE_BYTEARRAY" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_VARIABLE" ADD CONSTRAINT "ACT_FK_VAR_EXE" FOREIGN KEY ("EXECUTION_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "public"."ACT_RU_VARIABLE" ADD CONSTRAINT "ACT_FK_VAR_PROCINST" FOREIGN KEY ("PROC_INST_ID_") REFERENCES "public"."ACT_RU_EXECUTION" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key FLW_EVENT_RESOURCE on=target
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.FLW_EVENT_RESOURCE.FLW_FK_EVENT_RSRC_DPL: The source compares DEPLOYMENT_ID_ without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
ALTER TABLE "public"."FLW_EVENT_RESOURCE" ADD CONSTRAINT "FLW_FK_EVENT_RSRC_DPL" FOREIGN KEY ("DEPLOYMENT_ID_") REFERENCES "public"."FLW_EVENT_DEPLOYMENT" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key FLW_RU_BATCH_PART on=target
ALTER TABLE "public"."FLW_RU_BATCH_PART" ADD CONSTRAINT "FLW_FK_BATCH_PART_PARENT" FOREIGN KEY ("BATCH_ID_") REFERENCES "public"."FLW_RU_BATCH" ("ID_") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- @phase counters
-- @step set-counter ACT_EVT_LOG on=target
SELECT setval(pg_get_serial_sequence('"public"."ACT_EVT_LOG"', 'LOG_NR_'), LEAST(next, 9223372036854775807)::bigint, next > 9223372036854775807)
FROM (SELECT GREATEST(coalesce(max("LOG_NR_")::numeric + 1, 1), 1, 1) AS next FROM "public"."ACT_EVT_LOG") counter;

-- @step set-counter ACT_HI_TSK_LOG on=target
SELECT setval(pg_get_serial_sequence('"public"."ACT_HI_TSK_LOG"', 'ID_'), LEAST(next, 9223372036854775807)::bigint, next > 9223372036854775807)
FROM (SELECT GREATEST(coalesce(max("ID_")::numeric + 1, 1), 1, 1) AS next FROM "public"."ACT_HI_TSK_LOG") counter;


-- @phase finish
