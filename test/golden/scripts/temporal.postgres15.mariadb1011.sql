-- @migration format=1 source=source (postgresql 15.18, database source_db, id …) target=target (mariadb 10.11.19, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.
-- @finding warning ROUTINE_NOT_CARRIED routine public."convert_ts(s character varying)": Routines are not carried yet (function, plpgsql). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning OBJECT_NOT_CARRIED extension public.btree_gin: Objects of this kind (extension) have no place in the migration. → Write it by hand on the target once the data is there; its definition is at the source.

-- @phase tables
-- @step create-table activity_info_maps on=target
CREATE TABLE `activity_info_maps` (
  `shard_id` INT NOT NULL,
  `namespace_id` VARBINARY(1020) NOT NULL,
  `workflow_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `run_id` VARBINARY(1020) NOT NULL,
  `schedule_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`shard_id`, `namespace_id`, `workflow_id`, `run_id`, `schedule_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table buffered_events on=target
CREATE TABLE `buffered_events` (
  `shard_id` INT NOT NULL,
  `namespace_id` VARBINARY(1020) NOT NULL,
  `workflow_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `run_id` VARBINARY(1020) NOT NULL,
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`shard_id`, `namespace_id`, `workflow_id`, `run_id`, `id`),
  UNIQUE INDEX `buffered_events_id_key` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table build_id_to_task_queue on=target
CREATE TABLE `build_id_to_task_queue` (
  `namespace_id` VARBINARY(1032) NOT NULL,
  `build_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `task_queue_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`namespace_id`, `build_id`, `task_queue_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table chasm_node_maps on=target
CREATE TABLE `chasm_node_maps` (
  `shard_id` INT NOT NULL,
  `namespace_id` VARBINARY(767) NOT NULL,
  `workflow_id` VARCHAR(191) COLLATE utf8mb4_nopad_bin NOT NULL,
  `run_id` VARBINARY(767) NOT NULL,
  `chasm_path` VARBINARY(767) NOT NULL,
  `metadata` LONGBLOB NOT NULL,
  `metadata_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NULL,
  `data` LONGBLOB NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`shard_id`, `namespace_id`, `workflow_id`, `run_id`, `chasm_path`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table child_execution_info_maps on=target
CREATE TABLE `child_execution_info_maps` (
  `shard_id` INT NOT NULL,
  `namespace_id` VARBINARY(1020) NOT NULL,
  `workflow_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `run_id` VARBINARY(1020) NOT NULL,
  `initiated_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`shard_id`, `namespace_id`, `workflow_id`, `run_id`, `initiated_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table cluster_membership on=target
CREATE TABLE `cluster_membership` (
  `membership_partition` INT NOT NULL,
  `host_id` VARBINARY(3068) NOT NULL,
  `rpc_address` VARCHAR(128) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rpc_port` SMALLINT NOT NULL,
  `role` SMALLINT NOT NULL,
  `session_start` DATETIME(6) NULL DEFAULT '1970-01-01 00:00:01',
  `last_heartbeat` DATETIME(6) NULL DEFAULT '1970-01-01 00:00:01',
  `record_expiry` DATETIME(6) NULL DEFAULT '1970-01-01 00:00:01',
  PRIMARY KEY (`membership_partition`, `host_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table cluster_metadata_info on=target
CREATE TABLE `cluster_metadata_info` (
  `metadata_partition` INT NOT NULL,
  `cluster_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  `version` BIGINT NOT NULL,
  PRIMARY KEY (`metadata_partition`, `cluster_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table current_chasm_executions on=target
CREATE TABLE `current_chasm_executions` (
  `shard_id` INT NOT NULL,
  `namespace_id` VARBINARY(2040) NOT NULL,
  `business_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `archetype_id` BIGINT NOT NULL,
  `run_id` LONGBLOB NOT NULL,
  `create_request_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `state` INT NOT NULL,
  `status` INT NOT NULL,
  `start_version` BIGINT NOT NULL DEFAULT 0,
  `start_time` DATETIME(6) NULL,
  `last_write_version` BIGINT NOT NULL,
  `data` LONGBLOB NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '',
  PRIMARY KEY (`shard_id`, `namespace_id`, `business_id`, `archetype_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table current_executions on=target
CREATE TABLE `current_executions` (
  `shard_id` INT NOT NULL,
  `namespace_id` VARBINARY(2048) NOT NULL,
  `workflow_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `run_id` LONGBLOB NOT NULL,
  `create_request_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `state` INT NOT NULL,
  `status` INT NOT NULL,
  `start_version` BIGINT NOT NULL DEFAULT 0,
  `start_time` DATETIME(6) NULL,
  `last_write_version` BIGINT NOT NULL,
  `data` LONGBLOB NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '',
  PRIMARY KEY (`shard_id`, `namespace_id`, `workflow_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table executions on=target
CREATE TABLE `executions` (
  `shard_id` INT NOT NULL,
  `namespace_id` VARBINARY(1024) NOT NULL,
  `workflow_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `run_id` VARBINARY(1024) NOT NULL,
  `next_event_id` BIGINT NOT NULL,
  `last_write_version` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  `state` LONGBLOB NOT NULL,
  `state_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  `db_record_version` BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (`shard_id`, `namespace_id`, `workflow_id`, `run_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table executions_visibility on=target
CREATE TABLE `executions_visibility` (
  `namespace_id` CHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `run_id` CHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `_version` BIGINT NOT NULL DEFAULT 0,
  `start_time` DATETIME(6) NOT NULL,
  `execution_time` DATETIME(6) NOT NULL,
  `workflow_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `workflow_type_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `status` INT NOT NULL,
  `close_time` DATETIME(6) NULL,
  `history_length` BIGINT NULL,
  `history_size_bytes` BIGINT NULL,
  `execution_duration` BIGINT NULL,
  `state_transition_count` BIGINT NULL,
  `memo` LONGBLOB NULL,
  `encoding` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `task_queue` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '',
  `search_attributes` JSON NULL,
  `parent_workflow_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `parent_run_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `root_workflow_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '',
  `root_run_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '',
  `temporalchangeversion` JSON NULL,
  `binarychecksums` JSON NULL,
  `batcheruser` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `temporalscheduledstarttime` DATETIME(6) NULL,
  `temporalscheduledbyid` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `temporalschedulepaused` BOOLEAN NULL,
  `temporalnamespacedivision` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `buildids` JSON NULL,
  `temporalpauseinfo` JSON NULL,
  `temporalreportedproblems` JSON NULL,
  `temporalworkerdeploymentversion` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `temporalworkflowversioningbehavior` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `temporalworkerdeployment` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `temporalusedworkerdeploymentversions` JSON NULL,
  `temporalexternalpayloadsizebytes` BIGINT NULL,
  `temporalexternalpayloadcount` BIGINT NULL,
  `bool01` BOOLEAN NULL,
  `bool02` BOOLEAN NULL,
  `bool03` BOOLEAN NULL,
  `datetime01` DATETIME(6) NULL,
  `datetime02` DATETIME(6) NULL,
  `datetime03` DATETIME(6) NULL,
  `double01` DECIMAL(20,5) NULL,
  `double02` DECIMAL(20,5) NULL,
  `double03` DECIMAL(20,5) NULL,
  `int01` BIGINT NULL,
  `int02` BIGINT NULL,
  `int03` BIGINT NULL,
  `keyword01` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `keyword02` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `keyword03` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `keyword04` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `keyword05` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `keyword06` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `keyword07` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `keyword08` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `keyword09` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `keyword10` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `text01` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `text02` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `text03` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `keywordlist01` JSON NULL,
  `keywordlist02` JSON NULL,
  `keywordlist03` JSON NULL,
  `temporalbool01` BOOLEAN NULL,
  `temporalbool02` BOOLEAN NULL,
  `temporaldatetime01` DATETIME(6) NULL,
  `temporaldatetime02` DATETIME(6) NULL,
  `temporaldouble01` DECIMAL(20,5) NULL,
  `temporaldouble02` DECIMAL(20,5) NULL,
  `temporalint01` BIGINT NULL,
  `temporalint02` BIGINT NULL,
  `temporalkeyword01` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `temporalkeyword02` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `temporalkeyword03` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `temporalkeyword04` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `temporallowcardinalitykeyword01` VARCHAR(255) COLLATE utf8mb4_nopad_bin NULL,
  `temporalkeywordlist01` JSON NULL,
  `temporalkeywordlist02` JSON NULL,
  PRIMARY KEY (`namespace_id`, `run_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table history_immediate_tasks on=target
CREATE TABLE `history_immediate_tasks` (
  `shard_id` INT NOT NULL,
  `category_id` INT NOT NULL,
  `task_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`shard_id`, `category_id`, `task_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table history_node on=target
CREATE TABLE `history_node` (
  `shard_id` INT NOT NULL,
  `tree_id` VARBINARY(1526) NOT NULL,
  `branch_id` VARBINARY(1526) NOT NULL,
  `node_id` BIGINT NOT NULL,
  `txn_id` BIGINT NOT NULL,
  `prev_txn_id` BIGINT NOT NULL DEFAULT 0,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`shard_id`, `tree_id`, `branch_id`, `node_id`, `txn_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table history_scheduled_tasks on=target
CREATE TABLE `history_scheduled_tasks` (
  `shard_id` INT NOT NULL,
  `category_id` INT NOT NULL,
  `visibility_timestamp` DATETIME(6) NOT NULL,
  `task_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`shard_id`, `category_id`, `visibility_timestamp`, `task_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table history_tree on=target
CREATE TABLE `history_tree` (
  `shard_id` INT NOT NULL,
  `tree_id` VARBINARY(1534) NOT NULL,
  `branch_id` VARBINARY(1534) NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`shard_id`, `tree_id`, `branch_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table namespace_metadata on=target
CREATE TABLE `namespace_metadata` (
  `partition_id` INT NOT NULL,
  `notification_version` BIGINT NOT NULL,
  PRIMARY KEY (`partition_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table namespaces on=target
CREATE TABLE `namespaces` (
  `partition_id` INT NOT NULL,
  `id` VARBINARY(3068) NOT NULL,
  `name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `notification_version` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  `is_global` BOOLEAN NOT NULL,
  PRIMARY KEY (`partition_id`, `id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table nexus_endpoints on=target
CREATE TABLE `nexus_endpoints` (
  `id` VARBINARY(3072) NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  `version` BIGINT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table nexus_endpoints_partition_status on=target
CREATE TABLE `nexus_endpoints_partition_status` (
  `id` INT NOT NULL DEFAULT 0,
  `version` BIGINT NOT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `only_one_row` CHECK (`id` = 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table queue on=target
CREATE TABLE `queue` (
  `queue_type` INT NOT NULL,
  `message_id` BIGINT NOT NULL,
  `message_payload` LONGBLOB NOT NULL,
  `message_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`queue_type`, `message_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table queue_messages on=target
CREATE TABLE `queue_messages` (
  `queue_type` INT NOT NULL,
  `queue_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `queue_partition` BIGINT NOT NULL,
  `message_id` BIGINT NOT NULL,
  `message_payload` LONGBLOB NOT NULL,
  `message_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`queue_type`, `queue_name`, `queue_partition`, `message_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table queue_metadata on=target
CREATE TABLE `queue_metadata` (
  `queue_type` INT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  `version` BIGINT NOT NULL,
  PRIMARY KEY (`queue_type`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table queues on=target
CREATE TABLE `queues` (
  `queue_type` INT NOT NULL,
  `queue_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `metadata_payload` LONGBLOB NOT NULL,
  `metadata_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`queue_type`, `queue_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table replication_tasks on=target
CREATE TABLE `replication_tasks` (
  `shard_id` INT NOT NULL,
  `task_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`shard_id`, `task_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table replication_tasks_dlq on=target
CREATE TABLE `replication_tasks_dlq` (
  `source_cluster_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `shard_id` INT NOT NULL,
  `task_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`source_cluster_name`, `shard_id`, `task_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table request_cancel_info_maps on=target
CREATE TABLE `request_cancel_info_maps` (
  `shard_id` INT NOT NULL,
  `namespace_id` VARBINARY(1020) NOT NULL,
  `workflow_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `run_id` VARBINARY(1020) NOT NULL,
  `initiated_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`shard_id`, `namespace_id`, `workflow_id`, `run_id`, `initiated_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table shards on=target
CREATE TABLE `shards` (
  `shard_id` INT NOT NULL,
  `range_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`shard_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table signal_info_maps on=target
CREATE TABLE `signal_info_maps` (
  `shard_id` INT NOT NULL,
  `namespace_id` VARBINARY(1020) NOT NULL,
  `workflow_id` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `run_id` VARBINARY(1020) NOT NULL,
  `initiated_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`shard_id`, `namespace_id`, `workflow_id`, `run_id`, `initiated_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table signals_requested_sets on=target
CREATE TABLE `signals_requested_sets` (
  `shard_id` INT NOT NULL,
  `namespace_id` VARBINARY(767) NOT NULL,
  `workflow_id` VARCHAR(191) COLLATE utf8mb4_nopad_bin NOT NULL,
  `run_id` VARBINARY(767) NOT NULL,
  `signal_id` VARCHAR(191) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`shard_id`, `namespace_id`, `workflow_id`, `run_id`, `signal_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table task_queue_user_data on=target
CREATE TABLE `task_queue_user_data` (
  `namespace_id` VARBINARY(2052) NOT NULL,
  `task_queue_name` VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  `version` BIGINT NOT NULL,
  PRIMARY KEY (`namespace_id`, `task_queue_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table task_queues on=target
CREATE TABLE `task_queues` (
  `range_hash` BIGINT NOT NULL,
  `task_queue_id` VARBINARY(3064) NOT NULL,
  `range_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`range_hash`, `task_queue_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table task_queues_v2 on=target
CREATE TABLE `task_queues_v2` (
  `range_hash` BIGINT NOT NULL,
  `task_queue_id` VARBINARY(3064) NOT NULL,
  `range_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`range_hash`, `task_queue_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table tasks on=target
CREATE TABLE `tasks` (
  `range_hash` BIGINT NOT NULL,
  `task_queue_id` VARBINARY(3056) NOT NULL,
  `task_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`range_hash`, `task_queue_id`, `task_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table tasks_v2 on=target
CREATE TABLE `tasks_v2` (
  `range_hash` BIGINT NOT NULL,
  `task_queue_id` VARBINARY(3048) NOT NULL,
  `pass` BIGINT NOT NULL,
  `task_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`range_hash`, `task_queue_id`, `pass`, `task_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table timer_info_maps on=target
CREATE TABLE `timer_info_maps` (
  `shard_id` INT NOT NULL,
  `namespace_id` VARBINARY(767) NOT NULL,
  `workflow_id` VARCHAR(191) COLLATE utf8mb4_nopad_bin NOT NULL,
  `run_id` VARBINARY(767) NOT NULL,
  `timer_id` VARCHAR(191) COLLATE utf8mb4_nopad_bin NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`shard_id`, `namespace_id`, `workflow_id`, `run_id`, `timer_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table timer_tasks on=target
CREATE TABLE `timer_tasks` (
  `shard_id` INT NOT NULL,
  `visibility_timestamp` DATETIME(6) NOT NULL,
  `task_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`shard_id`, `visibility_timestamp`, `task_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table transfer_tasks on=target
CREATE TABLE `transfer_tasks` (
  `shard_id` INT NOT NULL,
  `task_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`shard_id`, `task_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table visibility_tasks on=target
CREATE TABLE `visibility_tasks` (
  `shard_id` INT NOT NULL,
  `task_id` BIGINT NOT NULL,
  `data` LONGBLOB NOT NULL,
  `data_encoding` VARCHAR(16) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`shard_id`, `task_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;


-- @phase keys
-- @step create-index cluster_membership on=target
ALTER TABLE `cluster_membership`
  ADD INDEX `cm_idx_lasthb` (`last_heartbeat`),
  ADD INDEX `cm_idx_recordexpiry` (`record_expiry`),
  ADD UNIQUE INDEX `cm_idx_rolehost` (`role`, `host_id`),
  ADD INDEX `cm_idx_rolelasthb` (`role`, `last_heartbeat`),
  ADD INDEX `cm_idx_rpchost` (`rpc_address`, `role`);

-- @step create-index executions_visibility on=target
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_batcher_user: An invisible generated column is added, for an index holds columns only.
-- @finding warning INDEX_NOT_CARRIED index public.executions_visibility.by_binary_checksums: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX by_binary_checksums ON public.executions_visibility USING gin (namespace_id, binarychecksums jsonb_path_ops) → Add an index of another kind by hand where queries need one.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_bool_01: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_bool_02: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_bool_03: An invisible generated column is added, for an index holds columns only.
-- @finding warning INDEX_NOT_CARRIED index public.executions_visibility.by_build_ids: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX by_build_ids ON public.executions_visibility USING gin (namespace_id, buildids jsonb_path_ops) → Add an index of another kind by hand where queries need one.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_datetime_01: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_datetime_02: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_datetime_03: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_double_01: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_double_02: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_double_03: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_execution_duration: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_execution_time: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_history_length: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_history_size_bytes: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_int_01: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_int_02: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_int_03: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_keyword_01: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_keyword_02: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_keyword_03: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_keyword_04: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_keyword_05: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_keyword_06: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_keyword_07: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_keyword_08: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_keyword_09: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_keyword_10: An invisible generated column is added, for an index holds columns only.
-- @finding warning INDEX_NOT_CARRIED index public.executions_visibility.by_keyword_list_01: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX by_keyword_list_01 ON public.executions_visibility USING gin (namespace_id, keywordlist01 jsonb_path_ops) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.executions_visibility.by_keyword_list_02: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX by_keyword_list_02 ON public.executions_visibility USING gin (namespace_id, keywordlist02 jsonb_path_ops) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.executions_visibility.by_keyword_list_03: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX by_keyword_list_03 ON public.executions_visibility USING gin (namespace_id, keywordlist03 jsonb_path_ops) → Add an index of another kind by hand where queries need one.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_parent_run_id: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_parent_workflow_id: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_root_run_id: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_root_workflow_id: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_state_transition_count: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_status: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_task_queue: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_bool_01: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_bool_02: An invisible generated column is added, for an index holds columns only.
-- @finding warning INDEX_NOT_CARRIED index public.executions_visibility.by_temporal_change_version: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX by_temporal_change_version ON public.executions_visibility USING gin (namespace_id, temporalchangeversion jsonb_path_ops) → Add an index of another kind by hand where queries need one.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_datetime_01: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_datetime_02: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_double_01: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_double_02: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_external_payload_count: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_external_payload_size_bytes: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_int_01: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_int_02: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_keyword_01: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_keyword_02: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_keyword_03: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_keyword_04: An invisible generated column is added, for an index holds columns only.
-- @finding warning INDEX_NOT_CARRIED index public.executions_visibility.by_temporal_keyword_list_01: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX by_temporal_keyword_list_01 ON public.executions_visibility USING gin (namespace_id, temporalkeywordlist01 jsonb_path_ops) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.executions_visibility.by_temporal_keyword_list_02: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX by_temporal_keyword_list_02 ON public.executions_visibility USING gin (namespace_id, temporalkeywordlist02 jsonb_path_ops) → Add an index of another kind by hand where queries need one.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_low_cardinality_keyword_01: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_namespace_division: An invisible generated column is added, for an index holds columns only.
-- @finding warning INDEX_NOT_CARRIED index public.executions_visibility.by_temporal_pause_info: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX by_temporal_pause_info ON public.executions_visibility USING gin (namespace_id, temporalpauseinfo jsonb_path_ops) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.executions_visibility.by_temporal_reported_problems: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX by_temporal_reported_problems ON public.executions_visibility USING gin (namespace_id, temporalreportedproblems jsonb_path_ops) → Add an index of another kind by hand where queries need one.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_schedule_paused: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_scheduled_by_id: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_scheduled_start_time: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_worker_deployment: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_worker_deployment_version: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_temporal_workflow_versioning_behavior: An invisible generated column is added, for an index holds columns only.
-- @finding warning INDEX_NOT_CARRIED index public.executions_visibility.by_text_01: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX by_text_01 ON public.executions_visibility USING gin (namespace_id, text01) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.executions_visibility.by_text_02: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX by_text_02 ON public.executions_visibility USING gin (namespace_id, text02) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.executions_visibility.by_text_03: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX by_text_03 ON public.executions_visibility USING gin (namespace_id, text03) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.executions_visibility.by_used_deployment_versions: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX by_used_deployment_versions ON public.executions_visibility USING gin (namespace_id, temporalusedworkerdeploymentversions jsonb_path_ops) → Add an index of another kind by hand where queries need one.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_workflow_id: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.by_workflow_type: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.executions_visibility.default_idx: An invisible generated column is added, for an index holds columns only.
ALTER TABLE `executions_visibility`
  ADD COLUMN `by_batcher_user_3` VARCHAR(191) GENERATED ALWAYS AS (CAST(COALESCE(`close_time`, TIMESTAMP'9999-12-31 23:59:59') AS CHAR(191))) VIRTUAL INVISIBLE,
  ADD INDEX `by_batcher_user` (`namespace_id`, `batcheruser`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_bool_01` (`namespace_id`, `bool01`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_bool_02` (`namespace_id`, `bool02`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_bool_03` (`namespace_id`, `bool03`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_datetime_01` (`namespace_id`, `datetime01`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_datetime_02` (`namespace_id`, `datetime02`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_datetime_03` (`namespace_id`, `datetime03`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_double_01` (`namespace_id`, `double01`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_double_02` (`namespace_id`, `double02`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_double_03` (`namespace_id`, `double03`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_execution_duration` (`namespace_id`, `execution_duration`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_execution_time` (`namespace_id`, `execution_time`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_history_length` (`namespace_id`, `history_length`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_history_size_bytes` (`namespace_id`, `history_size_bytes`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_int_01` (`namespace_id`, `int01`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_int_02` (`namespace_id`, `int02`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_int_03` (`namespace_id`, `int03`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_keyword_01` (`namespace_id`, `keyword01`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_keyword_02` (`namespace_id`, `keyword02`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_keyword_03` (`namespace_id`, `keyword03`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_keyword_04` (`namespace_id`, `keyword04`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_keyword_05` (`namespace_id`, `keyword05`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_keyword_06` (`namespace_id`, `keyword06`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_keyword_07` (`namespace_id`, `keyword07`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_keyword_08` (`namespace_id`, `keyword08`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_keyword_09` (`namespace_id`, `keyword09`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_keyword_10` (`namespace_id`, `keyword10`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_parent_run_id` (`namespace_id`, `parent_run_id`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_parent_workflow_id` (`namespace_id`, `parent_workflow_id`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_root_run_id` (`namespace_id`, `root_run_id`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_root_workflow_id` (`namespace_id`, `root_workflow_id`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_state_transition_count` (`namespace_id`, `state_transition_count`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_status` (`namespace_id`, `status`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_task_queue` (`namespace_id`, `task_queue`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_bool_01` (`namespace_id`, `temporalbool01`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_bool_02` (`namespace_id`, `temporalbool02`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_datetime_01` (`namespace_id`, `temporaldatetime01`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_datetime_02` (`namespace_id`, `temporaldatetime02`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_double_01` (`namespace_id`, `temporaldouble01`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_double_02` (`namespace_id`, `temporaldouble02`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_external_payload_count` (`namespace_id`, `temporalexternalpayloadcount`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_external_payload_size_bytes` (`namespace_id`, `temporalexternalpayloadsizebytes`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_int_01` (`namespace_id`, `temporalint01`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_int_02` (`namespace_id`, `temporalint02`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_keyword_01` (`namespace_id`, `temporalkeyword01`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_keyword_02` (`namespace_id`, `temporalkeyword02`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_keyword_03` (`namespace_id`, `temporalkeyword03`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_keyword_04` (`namespace_id`, `temporalkeyword04`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_low_cardinality_keyword_01` (`namespace_id`, `temporallowcardinalitykeyword01`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_namespace_division` (`namespace_id`, `temporalnamespacedivision`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_schedule_paused` (`namespace_id`, `temporalschedulepaused`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_scheduled_by_id` (`namespace_id`, `temporalscheduledbyid`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_scheduled_start_time` (`namespace_id`, `temporalscheduledstarttime`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_worker_deployment` (`namespace_id`, `temporalworkerdeployment`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_worker_deployment_version` (`namespace_id`, `temporalworkerdeploymentversion`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_temporal_workflow_versioning_behavior` (`namespace_id`, `temporalworkflowversioningbehavior`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_workflow_id` (`namespace_id`, `workflow_id`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `by_workflow_type` (`namespace_id`, `workflow_type_name`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`),
  ADD INDEX `default_idx` (`namespace_id`, `by_batcher_user_3` DESC, `start_time` DESC, `run_id`);

-- @step create-index namespaces on=target
ALTER TABLE `namespaces`
  ADD UNIQUE INDEX `namespaces_name_key` (`name`);


-- @phase finish
