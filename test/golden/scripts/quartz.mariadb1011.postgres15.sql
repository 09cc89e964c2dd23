-- @migration format=1 source=source (mariadb 10.11.19, database source_db, id …) target=target (postgresql 15.18, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.

-- @phase tables
-- @step create-table QRTZ_BLOB_TRIGGERS on=target
CREATE TABLE "public"."QRTZ_BLOB_TRIGGERS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "TRIGGER_NAME" varchar(190) NOT NULL,
  "TRIGGER_GROUP" varchar(190) NOT NULL,
  "BLOB_DATA" bytea,
  PRIMARY KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP")
);

-- @step create-table QRTZ_CALENDARS on=target
CREATE TABLE "public"."QRTZ_CALENDARS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "CALENDAR_NAME" varchar(190) NOT NULL,
  "CALENDAR" bytea NOT NULL,
  PRIMARY KEY ("SCHED_NAME", "CALENDAR_NAME")
);

-- @step create-table QRTZ_CRON_TRIGGERS on=target
CREATE TABLE "public"."QRTZ_CRON_TRIGGERS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "TRIGGER_NAME" varchar(190) NOT NULL,
  "TRIGGER_GROUP" varchar(190) NOT NULL,
  "CRON_EXPRESSION" varchar(120) NOT NULL,
  "TIME_ZONE_ID" varchar(80),
  PRIMARY KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP")
);

-- @step create-table QRTZ_FIRED_TRIGGERS on=target
CREATE TABLE "public"."QRTZ_FIRED_TRIGGERS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "ENTRY_ID" varchar(95) NOT NULL,
  "TRIGGER_NAME" varchar(190) NOT NULL,
  "TRIGGER_GROUP" varchar(190) NOT NULL,
  "INSTANCE_NAME" varchar(190) NOT NULL,
  "FIRED_TIME" bigint NOT NULL,
  "SCHED_TIME" bigint NOT NULL,
  "PRIORITY" integer NOT NULL,
  "STATE" varchar(16) NOT NULL,
  "JOB_NAME" varchar(190),
  "JOB_GROUP" varchar(190),
  "IS_NONCONCURRENT" varchar(1),
  "REQUESTS_RECOVERY" varchar(1),
  PRIMARY KEY ("SCHED_NAME", "ENTRY_ID")
);

-- @step create-table QRTZ_JOB_DETAILS on=target
CREATE TABLE "public"."QRTZ_JOB_DETAILS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "JOB_NAME" varchar(190) NOT NULL,
  "JOB_GROUP" varchar(190) NOT NULL,
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
  "TRIGGER_GROUP" varchar(190) NOT NULL,
  PRIMARY KEY ("SCHED_NAME", "TRIGGER_GROUP")
);

-- @step create-table QRTZ_SCHEDULER_STATE on=target
CREATE TABLE "public"."QRTZ_SCHEDULER_STATE" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "INSTANCE_NAME" varchar(190) NOT NULL,
  "LAST_CHECKIN_TIME" bigint NOT NULL,
  "CHECKIN_INTERVAL" bigint NOT NULL,
  PRIMARY KEY ("SCHED_NAME", "INSTANCE_NAME")
);

-- @step create-table QRTZ_SIMPLE_TRIGGERS on=target
CREATE TABLE "public"."QRTZ_SIMPLE_TRIGGERS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "TRIGGER_NAME" varchar(190) NOT NULL,
  "TRIGGER_GROUP" varchar(190) NOT NULL,
  "REPEAT_COUNT" bigint NOT NULL,
  "REPEAT_INTERVAL" bigint NOT NULL,
  "TIMES_TRIGGERED" bigint NOT NULL,
  PRIMARY KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP")
);

-- @step create-table QRTZ_SIMPROP_TRIGGERS on=target
CREATE TABLE "public"."QRTZ_SIMPROP_TRIGGERS" (
  "SCHED_NAME" varchar(120) NOT NULL,
  "TRIGGER_NAME" varchar(190) NOT NULL,
  "TRIGGER_GROUP" varchar(190) NOT NULL,
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
  "TRIGGER_NAME" varchar(190) NOT NULL,
  "TRIGGER_GROUP" varchar(190) NOT NULL,
  "JOB_NAME" varchar(190) NOT NULL,
  "JOB_GROUP" varchar(190) NOT NULL,
  "DESCRIPTION" varchar(250),
  "NEXT_FIRE_TIME" bigint,
  "PREV_FIRE_TIME" bigint,
  "PRIORITY" integer,
  "TRIGGER_STATE" varchar(16) NOT NULL,
  "TRIGGER_TYPE" varchar(8) NOT NULL,
  "START_TIME" bigint NOT NULL,
  "END_TIME" bigint,
  "CALENDAR_NAME" varchar(190),
  "MISFIRE_INSTR" smallint,
  "JOB_DATA" bytea,
  PRIMARY KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP")
);


-- @phase keys
-- @step create-index QRTZ_BLOB_TRIGGERS on=target
CREATE INDEX "SCHED_NAME" ON "public"."QRTZ_BLOB_TRIGGERS" ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP");

-- @step create-index QRTZ_FIRED_TRIGGERS on=target
CREATE INDEX "IDX_QRTZ_FT_INST_JOB_REQ_RCVRY" ON "public"."QRTZ_FIRED_TRIGGERS" ("SCHED_NAME", "INSTANCE_NAME", "REQUESTS_RECOVERY");
CREATE INDEX "IDX_QRTZ_FT_JG" ON "public"."QRTZ_FIRED_TRIGGERS" ("SCHED_NAME", "JOB_GROUP");
CREATE INDEX "IDX_QRTZ_FT_J_G" ON "public"."QRTZ_FIRED_TRIGGERS" ("SCHED_NAME", "JOB_NAME", "JOB_GROUP");
CREATE INDEX "IDX_QRTZ_FT_TG" ON "public"."QRTZ_FIRED_TRIGGERS" ("SCHED_NAME", "TRIGGER_GROUP");
CREATE INDEX "IDX_QRTZ_FT_TRIG_INST_NAME" ON "public"."QRTZ_FIRED_TRIGGERS" ("SCHED_NAME", "INSTANCE_NAME");
CREATE INDEX "IDX_QRTZ_FT_T_G" ON "public"."QRTZ_FIRED_TRIGGERS" ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP");

-- @step create-index QRTZ_JOB_DETAILS on=target
CREATE INDEX "IDX_QRTZ_J_GRP" ON "public"."QRTZ_JOB_DETAILS" ("SCHED_NAME", "JOB_GROUP");
CREATE INDEX "IDX_QRTZ_J_REQ_RECOVERY" ON "public"."QRTZ_JOB_DETAILS" ("SCHED_NAME", "REQUESTS_RECOVERY");

-- @step create-index QRTZ_TRIGGERS on=target
CREATE INDEX "IDX_QRTZ_T_C" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "CALENDAR_NAME");
CREATE INDEX "IDX_QRTZ_T_G" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_GROUP");
CREATE INDEX "IDX_QRTZ_T_J" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "JOB_NAME", "JOB_GROUP");
CREATE INDEX "IDX_QRTZ_T_JG" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "JOB_GROUP");
CREATE INDEX "IDX_QRTZ_T_NEXT_FIRE_TIME" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "NEXT_FIRE_TIME");
CREATE INDEX "IDX_QRTZ_T_NFT_MISFIRE" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "MISFIRE_INSTR", "NEXT_FIRE_TIME");
CREATE INDEX "IDX_QRTZ_T_NFT_ST" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_STATE", "NEXT_FIRE_TIME");
CREATE INDEX "IDX_QRTZ_T_NFT_ST_MISFIRE" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "MISFIRE_INSTR", "NEXT_FIRE_TIME", "TRIGGER_STATE");
CREATE INDEX "IDX_QRTZ_T_NFT_ST_MISFIRE_GRP" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "MISFIRE_INSTR", "NEXT_FIRE_TIME", "TRIGGER_GROUP", "TRIGGER_STATE");
CREATE INDEX "IDX_QRTZ_T_N_G_STATE" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_GROUP", "TRIGGER_STATE");
CREATE INDEX "IDX_QRTZ_T_N_STATE" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP", "TRIGGER_STATE");
CREATE INDEX "IDX_QRTZ_T_STATE" ON "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_STATE");


-- @phase foreign keys
-- @step add-foreign-key QRTZ_BLOB_TRIGGERS on=target
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.QRTZ_BLOB_TRIGGERS.QRTZ_BLOB_TRIGGERS_ibfk_1: The source compares SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
ALTER TABLE "public"."QRTZ_BLOB_TRIGGERS" ADD CONSTRAINT "QRTZ_BLOB_TRIGGERS_ibfk_1" FOREIGN KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP") REFERENCES "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key QRTZ_CRON_TRIGGERS on=target
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.QRTZ_CRON_TRIGGERS.QRTZ_CRON_TRIGGERS_ibfk_1: The source compares SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
ALTER TABLE "public"."QRTZ_CRON_TRIGGERS" ADD CONSTRAINT "QRTZ_CRON_TRIGGERS_ibfk_1" FOREIGN KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP") REFERENCES "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key QRTZ_SIMPLE_TRIGGERS on=target
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.QRTZ_SIMPLE_TRIGGERS.QRTZ_SIMPLE_TRIGGERS_ibfk_1: The source compares SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
ALTER TABLE "public"."QRTZ_SIMPLE_TRIGGERS" ADD CONSTRAINT "QRTZ_SIMPLE_TRIGGERS_ibfk_1" FOREIGN KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP") REFERENCES "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key QRTZ_SIMPROP_TRIGGERS on=target
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.QRTZ_SIMPROP_TRIGGERS.QRTZ_SIMPROP_TRIGGERS_ibfk_1: The source compares SCHED_NAME, TRIGGER_NAME, TRIGGER_GROUP without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
ALTER TABLE "public"."QRTZ_SIMPROP_TRIGGERS" ADD CONSTRAINT "QRTZ_SIMPROP_TRIGGERS_ibfk_1" FOREIGN KEY ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP") REFERENCES "public"."QRTZ_TRIGGERS" ("SCHED_NAME", "TRIGGER_NAME", "TRIGGER_GROUP") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- @step add-foreign-key QRTZ_TRIGGERS on=target
-- @finding warning FOREIGN_KEY_CASE foreign-key source_db.QRTZ_TRIGGERS.QRTZ_TRIGGERS_ibfk_1: The source compares SCHED_NAME, JOB_NAME, JOB_GROUP without regard to case; PostgreSQL does not, and refuses the key where a row spells its parent another way. → Spell such keys like their parents in the source, or choose citext for both columns.
ALTER TABLE "public"."QRTZ_TRIGGERS" ADD CONSTRAINT "QRTZ_TRIGGERS_ibfk_1" FOREIGN KEY ("SCHED_NAME", "JOB_NAME", "JOB_GROUP") REFERENCES "public"."QRTZ_JOB_DETAILS" ("SCHED_NAME", "JOB_NAME", "JOB_GROUP") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- @phase finish
