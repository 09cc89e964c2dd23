-- @migration format=1 source=source (postgresql 15.18, database source_db, id …) target=target (mariadb 10.11.19, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.
-- @finding warning VIEW_NOT_CARRIED view public.post_events: Views are not carried yet. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning VIEW_NOT_CARRIED view public.user_actions: Views are not carried yet. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning ROUTINE_NOT_CARRIED routine public.array_initials(text[]): Routines are not carried yet (function, sql). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning ROUTINE_NOT_CARRIED routine public.lower(text[]): Routines are not carried yet (function, sql). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning ROUTINE_NOT_CARRIED routine public."reverse_textregexeq(text, text)": Routines are not carried yet (function, sql). → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning OBJECT_NOT_CARRIED extension public.btree_gin: Objects of this kind (extension) have no place in the migration. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning OBJECT_NOT_CARRIED extension public.fuzzystrmatch: Objects of this kind (extension) have no place in the migration. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning OBJECT_NOT_CARRIED extension public.pg_trgm: Objects of this kind (extension) have no place in the migration. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning OBJECT_NOT_CARRIED extension public.pgcrypto: Objects of this kind (extension) have no place in the migration. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning OBJECT_NOT_CARRIED extension public.pgstattuple: Objects of this kind (extension) have no place in the migration. → Write it by hand on the target once the data is there; its definition is at the source.
-- @finding warning OBJECT_NOT_CARRIED operator public."~<< (text, text)": Objects of this kind (operator) have no place in the migration. → Write it by hand on the target once the data is there; its definition is at the source.

-- @phase tables
-- @step create-table ai_tags on=target
CREATE TABLE `ai_tags` (
  `media_asset_id` INT NOT NULL,
  `tag_id` INT NOT NULL,
  `score` SMALLINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table api_keys on=target
CREATE TABLE `api_keys` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` BIGINT NOT NULL,
  `key` VARCHAR(768) COLLATE utf8mb4_nopad_bin NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `name` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  `permissions` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  `permitted_ip_addresses` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  `uses` INT NOT NULL DEFAULT 0,
  `last_used_at` DATETIME(6) NULL,
  `last_ip_address` VARCHAR(43) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table ar_internal_metadata on=target
CREATE TABLE `ar_internal_metadata` (
  `key` VARCHAR(768) COLLATE utf8mb4_nopad_bin NOT NULL,
  `value` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`key`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table artist_commentaries on=target
CREATE TABLE `artist_commentaries` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `post_id` INT NOT NULL,
  `original_title` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  `original_description` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  `translated_title` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  `translated_description` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table artist_commentary_versions on=target
CREATE TABLE `artist_commentary_versions` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `post_id` INT NOT NULL,
  `updater_id` BIGINT NOT NULL,
  `original_title` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  `original_description` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  `translated_title` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  `translated_description` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table artist_urls on=target
CREATE TABLE `artist_urls` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `artist_id` INT NOT NULL,
  `url` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `is_active` BOOLEAN NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table artist_versions on=target
CREATE TABLE `artist_versions` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `artist_id` INT NOT NULL,
  `name` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `updater_id` BIGINT NOT NULL,
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  `group_name` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  `is_banned` BOOLEAN NOT NULL DEFAULT 0,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `other_names` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  `urls` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table artists on=target
CREATE TABLE `artists` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(768) COLLATE utf8mb4_nopad_bin NOT NULL,
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  `is_banned` BOOLEAN NOT NULL DEFAULT 0,
  `group_name` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `other_names` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table bans on=target
CREATE TABLE `bans` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` BIGINT NOT NULL,
  `reason` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `banner_id` BIGINT NOT NULL,
  `duration` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table bulk_update_requests on=target
CREATE TABLE `bulk_update_requests` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` BIGINT NOT NULL,
  `forum_topic_id` INT NULL,
  `script` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `status` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('pending'),
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `approver_id` BIGINT NULL,
  `forum_post_id` INT NULL,
  `tags` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table comment_votes on=target
CREATE TABLE `comment_votes` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `comment_id` INT NOT NULL,
  `user_id` BIGINT NOT NULL,
  `score` INT NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table comments on=target
CREATE TABLE `comments` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `post_id` INT NOT NULL,
  `creator_id` BIGINT NOT NULL,
  `body` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `score` INT NOT NULL DEFAULT 0,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `updater_id` BIGINT NULL,
  `do_not_bump_post` BOOLEAN NOT NULL DEFAULT 0,
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  `is_sticky` BOOLEAN NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table dmails on=target
CREATE TABLE `dmails` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `owner_id` BIGINT NOT NULL,
  `from_id` BIGINT NOT NULL,
  `to_id` BIGINT NOT NULL,
  `title` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `body` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `is_read` BOOLEAN NOT NULL DEFAULT 0,
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `is_spam` BOOLEAN NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table dtext_links on=target
CREATE TABLE `dtext_links` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `model_type` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `model_id` BIGINT NOT NULL,
  `link_type` INT NOT NULL,
  `link_target` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table email_addresses on=target
CREATE TABLE `email_addresses` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `user_id` BIGINT NOT NULL,
  `address` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `normalized_address` VARCHAR(768) COLLATE utf8mb4_nopad_bin NOT NULL,
  `is_verified` BOOLEAN NOT NULL DEFAULT 0,
  `is_deliverable` BOOLEAN NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table favorite_groups on=target
CREATE TABLE `favorite_groups` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `creator_id` BIGINT NOT NULL,
  `post_ids` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `is_public` BOOLEAN NOT NULL DEFAULT 1,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table favorites on=target
CREATE TABLE `favorites` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` BIGINT NOT NULL,
  `post_id` INT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table forum_post_votes on=target
CREATE TABLE `forum_post_votes` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `forum_post_id` INT NOT NULL,
  `creator_id` BIGINT NOT NULL,
  `score` INT NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table forum_posts on=target
CREATE TABLE `forum_posts` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `topic_id` INT NOT NULL,
  `creator_id` BIGINT NOT NULL,
  `updater_id` BIGINT NOT NULL,
  `body` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table forum_topic_visits on=target
CREATE TABLE `forum_topic_visits` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` BIGINT NOT NULL,
  `forum_topic_id` INT NOT NULL,
  `last_read_at` DATETIME(6) NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table forum_topics on=target
CREATE TABLE `forum_topics` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `creator_id` BIGINT NOT NULL,
  `updater_id` BIGINT NOT NULL,
  `title` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `response_count` INT NOT NULL DEFAULT 0,
  `is_sticky` BOOLEAN NOT NULL DEFAULT 0,
  `is_locked` BOOLEAN NOT NULL DEFAULT 0,
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `category_id` INT NOT NULL DEFAULT 0,
  `min_level` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table good_job_batches on=target
CREATE TABLE `good_job_batches` (
  `id` UUID NOT NULL DEFAULT (UUID()),
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `description` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `serialized_properties` JSON NULL,
  `on_finish` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `on_success` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `on_discard` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `callback_queue_name` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `callback_priority` INT NULL,
  `enqueued_at` DATETIME(6) NULL,
  `discarded_at` DATETIME(6) NULL,
  `finished_at` DATETIME(6) NULL,
  `jobs_finished_at` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table good_job_executions on=target
CREATE TABLE `good_job_executions` (
  `id` UUID NOT NULL DEFAULT (UUID()),
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `active_job_id` UUID NOT NULL,
  `job_class` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `queue_name` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `serialized_params` JSON NULL,
  `scheduled_at` DATETIME(6) NULL,
  `finished_at` DATETIME(6) NULL,
  `error` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `error_event` SMALLINT NULL,
  `error_backtrace` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `process_id` UUID NULL,
  `duration` VARCHAR(64) COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table good_job_processes on=target
CREATE TABLE `good_job_processes` (
  `id` UUID NOT NULL DEFAULT (UUID()),
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `state` JSON NULL,
  `lock_type` SMALLINT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table good_job_settings on=target
CREATE TABLE `good_job_settings` (
  `id` UUID NOT NULL DEFAULT (UUID()),
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `key` VARCHAR(768) COLLATE utf8mb4_nopad_bin NULL,
  `value` JSON NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table good_jobs on=target
CREATE TABLE `good_jobs` (
  `id` UUID NOT NULL DEFAULT (UUID()),
  `queue_name` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `priority` INT NULL,
  `serialized_params` JSON NULL,
  `scheduled_at` DATETIME(6) NULL,
  `performed_at` DATETIME(6) NULL,
  `finished_at` DATETIME(6) NULL,
  `error` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `active_job_id` UUID NULL,
  `concurrency_key` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `cron_key` VARCHAR(766) COLLATE utf8mb4_nopad_bin NULL,
  `retried_good_job_id` UUID NULL,
  `cron_at` DATETIME(6) NULL,
  `batch_id` UUID NULL,
  `batch_callback_id` UUID NULL,
  `is_discrete` BOOLEAN NULL,
  `executions_count` INT NULL,
  `job_class` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `error_event` SMALLINT NULL,
  `labels` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `locked_by_id` UUID NULL,
  `locked_at` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table ip_bans on=target
CREATE TABLE `ip_bans` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `creator_id` BIGINT NOT NULL,
  `ip_addr` VARCHAR(43) COLLATE utf8mb4_nopad_bin NOT NULL,
  `reason` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  `category` INT NOT NULL DEFAULT 0,
  `hit_count` INT NOT NULL DEFAULT 0,
  `last_hit_at` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table ip_geolocations on=target
CREATE TABLE `ip_geolocations` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `ip_addr` VARCHAR(43) COLLATE utf8mb4_nopad_bin NOT NULL,
  `network` VARCHAR(43) COLLATE utf8mb4_nopad_bin NULL,
  `asn` INT NULL,
  `is_proxy` BOOLEAN NOT NULL,
  `latitude` DOUBLE NULL,
  `longitude` DOUBLE NULL,
  `organization` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `time_zone` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `continent` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `country` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `region` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `city` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `carrier` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table login_sessions on=target
CREATE TABLE `login_sessions` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `user_id` BIGINT NOT NULL,
  `login_id` UUID NOT NULL,
  `session_id` UUID NOT NULL,
  `status` INT NOT NULL,
  `last_seen_at` DATETIME(6) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table media_assets on=target
CREATE TABLE `media_assets` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `md5` VARCHAR(768) COLLATE utf8mb4_nopad_bin NOT NULL,
  `file_ext` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `file_size` INT NOT NULL,
  `image_width` INT NOT NULL,
  `image_height` INT NOT NULL,
  `duration` DOUBLE NULL,
  `status` INT NOT NULL DEFAULT 200,
  `file_key` VARCHAR(768) COLLATE utf8mb4_nopad_bin NOT NULL,
  `is_public` BOOLEAN NOT NULL DEFAULT 1,
  `pixel_hash` UUID NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table media_metadata on=target
CREATE TABLE `media_metadata` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `media_asset_id` BIGINT NOT NULL,
  `metadata` JSON NOT NULL DEFAULT ('"{}"'),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table mod_actions on=target
CREATE TABLE `mod_actions` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `creator_id` BIGINT NOT NULL,
  `description` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `category` INT NOT NULL,
  `subject_type` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `subject_id` INT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table moderation_reports on=target
CREATE TABLE `moderation_reports` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `model_type` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `model_id` INT NOT NULL,
  `creator_id` BIGINT NOT NULL,
  `reason` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `status` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table news_updates on=target
CREATE TABLE `news_updates` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `message` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `creator_id` BIGINT NOT NULL,
  `updater_id` BIGINT NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  `duration` VARCHAR(64) COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '14 days',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table note_versions on=target
CREATE TABLE `note_versions` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `note_id` INT NOT NULL,
  `post_id` INT NOT NULL,
  `updater_id` BIGINT NOT NULL,
  `x` INT NOT NULL,
  `y` INT NOT NULL,
  `width` INT NOT NULL,
  `height` INT NOT NULL,
  `is_active` BOOLEAN NOT NULL DEFAULT 1,
  `body` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `version` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table notes on=target
CREATE TABLE `notes` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `post_id` INT NOT NULL,
  `x` INT NOT NULL,
  `y` INT NOT NULL,
  `width` INT NOT NULL,
  `height` INT NOT NULL,
  `is_active` BOOLEAN NOT NULL DEFAULT 1,
  `body` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `version` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table pool_versions on=target
CREATE TABLE `pool_versions` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NULL,
  `updated_at` DATETIME(6) NULL,
  `pool_id` INT NOT NULL,
  `updater_id` INT NULL,
  `version` INT NOT NULL DEFAULT 1,
  `name` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `description` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `category` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `is_active` BOOLEAN NOT NULL DEFAULT 1,
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  `description_changed` BOOLEAN NOT NULL DEFAULT 0,
  `name_changed` BOOLEAN NOT NULL DEFAULT 0,
  `post_ids` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  `added_post_ids` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  `removed_post_ids` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  `boolean` BOOLEAN NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table pools on=target
CREATE TABLE `pools` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `description` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `is_active` BOOLEAN NOT NULL DEFAULT 1,
  `post_ids` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `category` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('series'),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table post_appeals on=target
CREATE TABLE `post_appeals` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `post_id` INT NOT NULL,
  `creator_id` BIGINT NOT NULL,
  `reason` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `status` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table post_approvals on=target
CREATE TABLE `post_approvals` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` BIGINT NOT NULL,
  `post_id` INT NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table post_disapprovals on=target
CREATE TABLE `post_disapprovals` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` BIGINT NOT NULL,
  `post_id` INT NOT NULL,
  `created_at` DATETIME(6) NULL,
  `updated_at` DATETIME(6) NULL,
  `reason` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `message` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table post_flags on=target
CREATE TABLE `post_flags` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `post_id` INT NOT NULL,
  `creator_id` BIGINT NOT NULL,
  `reason` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `is_resolved` BOOLEAN NOT NULL DEFAULT 0,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `status` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table post_replacements on=target
CREATE TABLE `post_replacements` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `post_id` INT NOT NULL,
  `creator_id` BIGINT NOT NULL,
  `original_url` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `replacement_url` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `old_file_ext` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `old_file_size` INT NULL,
  `old_image_width` INT NULL,
  `old_image_height` INT NULL,
  `old_md5` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `file_ext` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `file_size` INT NULL,
  `image_width` INT NULL,
  `image_height` INT NULL,
  `md5` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `media_asset_id` BIGINT NULL,
  `old_media_asset_id` BIGINT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table post_versions on=target
CREATE TABLE `post_versions` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `updated_at` DATETIME(6) NOT NULL,
  `post_id` INT NOT NULL,
  `updater_id` INT NULL,
  `version` INT NOT NULL DEFAULT 1,
  `parent_changed` BOOLEAN NOT NULL DEFAULT 0,
  `rating_changed` BOOLEAN NOT NULL DEFAULT 0,
  `source_changed` BOOLEAN NOT NULL DEFAULT 0,
  `parent_id` INT NULL,
  `rating` VARCHAR(1) COLLATE utf8mb4_nopad_bin NULL,
  `source` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `tags` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `added_tags` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  `removed_tags` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table post_votes on=target
CREATE TABLE `post_votes` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `post_id` INT NOT NULL,
  `user_id` BIGINT NOT NULL,
  `score` INT NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `is_deleted` BOOLEAN NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table posts on=target
CREATE TABLE `posts` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `up_score` INT NOT NULL DEFAULT 0,
  `down_score` INT NOT NULL DEFAULT 0,
  `score` INT NOT NULL DEFAULT 0,
  `source` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  `md5` VARCHAR(768) COLLATE utf8mb4_nopad_bin NOT NULL,
  `rating` CHAR(1) COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT 'q',
  `is_pending` BOOLEAN NOT NULL DEFAULT 0,
  `is_flagged` BOOLEAN NOT NULL DEFAULT 0,
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  `uploader_id` BIGINT NOT NULL,
  `approver_id` BIGINT NULL,
  `last_noted_at` DATETIME(6) NULL,
  `last_comment_bumped_at` DATETIME(6) NULL,
  `fav_count` INT NOT NULL DEFAULT 0,
  `tag_string` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  `tag_count` INT NOT NULL DEFAULT 0,
  `tag_count_general` INT NOT NULL DEFAULT 0,
  `tag_count_artist` INT NOT NULL DEFAULT 0,
  `tag_count_character` INT NOT NULL DEFAULT 0,
  `tag_count_copyright` INT NOT NULL DEFAULT 0,
  `file_ext` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `file_size` INT NOT NULL,
  `image_width` INT NOT NULL,
  `image_height` INT NOT NULL,
  `parent_id` INT NULL,
  `has_children` BOOLEAN NOT NULL DEFAULT 0,
  `is_banned` BOOLEAN NOT NULL DEFAULT 0,
  `pixiv_id` INT NULL,
  `last_commented_at` DATETIME(6) NULL,
  `has_active_children` BOOLEAN NULL DEFAULT 0,
  `bit_flags` BIGINT NOT NULL DEFAULT 0,
  `tag_count_meta` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table rate_limits on=target
-- @finding info UNLOGGED_TABLE table public.rate_limits: The table is unlogged: PostgreSQL empties it after a crash. The target’s table is an ordinary one. → Leave it out if its rows need no keeping.
CREATE TABLE `rate_limits` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `limited` BOOLEAN NOT NULL DEFAULT 0,
  `points` DOUBLE NOT NULL,
  `action` VARCHAR(384) COLLATE utf8mb4_nopad_bin NOT NULL,
  `key` VARCHAR(384) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table reactions on=target
CREATE TABLE `reactions` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `creator_id` INT NOT NULL,
  `reaction_id` INT NOT NULL,
  `model_type` VARCHAR(765) COLLATE utf8mb4_nopad_bin NOT NULL,
  `model_id` INT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table saved_searches on=target
CREATE TABLE `saved_searches` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` BIGINT NOT NULL,
  `query` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `labels` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table schema_migrations on=target
CREATE TABLE `schema_migrations` (
  `version` VARCHAR(768) COLLATE utf8mb4_nopad_bin NOT NULL,
  PRIMARY KEY (`version`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table site_credentials on=target
CREATE TABLE `site_credentials` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `site` INT NOT NULL,
  `creator_id` BIGINT NOT NULL,
  `is_enabled` BOOLEAN NOT NULL DEFAULT 1,
  `is_public` BOOLEAN NOT NULL DEFAULT 1,
  `status` INT NOT NULL DEFAULT 0,
  `usage_count` INT NOT NULL DEFAULT 0,
  `error_count` INT NOT NULL DEFAULT 0,
  `last_used_at` DATETIME(6) NULL,
  `last_error_at` DATETIME(6) NULL,
  `credential` JSON NOT NULL DEFAULT ('{}'),
  `metadata` JSON NOT NULL DEFAULT ('{}'),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table tag_aliases on=target
CREATE TABLE `tag_aliases` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `antecedent_name` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `consequent_name` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `creator_id` BIGINT NOT NULL,
  `forum_topic_id` INT NULL,
  `status` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('active'),
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `approver_id` BIGINT NULL,
  `forum_post_id` INT NULL,
  `reason` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table tag_implications on=target
CREATE TABLE `tag_implications` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `antecedent_name` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `consequent_name` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `creator_id` BIGINT NOT NULL,
  `forum_topic_id` INT NULL,
  `status` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('active'),
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `approver_id` BIGINT NULL,
  `forum_post_id` INT NULL,
  `reason` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table tag_versions on=target
CREATE TABLE `tag_versions` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `tag_id` INT NOT NULL,
  `updater_id` BIGINT NULL,
  `previous_version_id` INT NULL,
  `version` INT NOT NULL,
  `name` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `category` INT NOT NULL,
  `is_deprecated` BOOLEAN NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table tags on=target
CREATE TABLE `tags` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `name` VARCHAR(768) COLLATE utf8mb4_nopad_bin NOT NULL,
  `post_count` INT NOT NULL DEFAULT 0,
  `category` INT NOT NULL DEFAULT 0,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `is_deprecated` BOOLEAN NOT NULL DEFAULT 0,
  `words` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table upgrade_codes on=target
CREATE TABLE `upgrade_codes` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `code` VARCHAR(768) COLLATE utf8mb4_nopad_bin NOT NULL,
  `status` INT NOT NULL,
  `creator_id` BIGINT NOT NULL,
  `redeemer_id` BIGINT NULL,
  `user_upgrade_id` INT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table upload_media_assets on=target
CREATE TABLE `upload_media_assets` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `upload_id` BIGINT NOT NULL,
  `media_asset_id` BIGINT NULL,
  `status` INT NOT NULL DEFAULT 0,
  `source_url` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (''),
  `error` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `page_url` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `user_id` BIGINT NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table uploads on=target
CREATE TABLE `uploads` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `source` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `uploader_id` BIGINT NOT NULL,
  `status` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('pending'),
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `referer_url` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `error` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `media_asset_count` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table user_events on=target
CREATE TABLE `user_events` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `user_id` BIGINT NOT NULL,
  `user_session_id` BIGINT NULL,
  `category` INT NOT NULL,
  `ip_addr` VARCHAR(43) COLLATE utf8mb4_nopad_bin NULL,
  `session_id` UUID NULL,
  `user_agent` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `metadata` JSON NULL,
  `login_session_id` UUID NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table user_feedback on=target
CREATE TABLE `user_feedback` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` BIGINT NOT NULL,
  `creator_id` BIGINT NOT NULL,
  `category` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `body` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table user_name_change_requests on=target
CREATE TABLE `user_name_change_requests` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `user_id` BIGINT NOT NULL,
  `original_name` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `desired_name` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table user_sessions on=target
CREATE TABLE `user_sessions` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `ip_addr` VARCHAR(43) COLLATE utf8mb4_nopad_bin NOT NULL,
  `session_id` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `user_agent` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table user_upgrades on=target
CREATE TABLE `user_upgrades` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `recipient_id` BIGINT NOT NULL,
  `purchaser_id` BIGINT NOT NULL,
  `upgrade_type` INT NOT NULL,
  `status` INT NOT NULL,
  `transaction_id` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `payment_processor` INT NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table users on=target
CREATE TABLE `users` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NULL,
  `name` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `inviter_id` BIGINT NULL,
  `level` INT NOT NULL,
  `last_logged_in_at` DATETIME(6) NULL,
  `last_forum_read_at` DATETIME(6) NULL,
  `post_upload_count` INT NOT NULL,
  `post_update_count` INT NOT NULL,
  `note_update_count` INT NOT NULL,
  `favorite_count` INT NOT NULL,
  `comment_threshold` INT NOT NULL,
  `default_image_size` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `favorite_tags` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `blacklisted_tags` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `time_zone` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `bcrypt_password_hash` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `per_page` INT NOT NULL,
  `custom_style` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `bit_prefs` BIGINT NOT NULL,
  `last_ip_addr` VARCHAR(43) COLLATE utf8mb4_nopad_bin NULL,
  `unread_dmail_count` INT NOT NULL,
  `theme` INT NOT NULL,
  `upload_points` INT NOT NULL,
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  `totp_secret` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  `backup_codes` LONGTEXT COLLATE utf8mb4_nopad_bin NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table wiki_page_versions on=target
CREATE TABLE `wiki_page_versions` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `wiki_page_id` INT NOT NULL,
  `updater_id` BIGINT NOT NULL,
  `title` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `body` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `is_locked` BOOLEAN NOT NULL,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `other_names` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

-- @step create-table wiki_pages on=target
CREATE TABLE `wiki_pages` (
  `id` INT NOT NULL AUTO_INCREMENT,
  `title` VARCHAR(768) COLLATE utf8mb4_nopad_bin NOT NULL,
  `body` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL,
  `is_locked` BOOLEAN NOT NULL DEFAULT 0,
  `created_at` DATETIME(6) NOT NULL,
  `updated_at` DATETIME(6) NOT NULL,
  `other_names` LONGTEXT COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT ('{}'),
  `is_deleted` BOOLEAN NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;


-- @phase keys
-- @step create-index ai_tags on=target
ALTER TABLE `ai_tags`
  ADD INDEX `index_ai_tags_on_media_asset_id` (`media_asset_id`),
  ADD INDEX `index_ai_tags_on_score` (`score`),
  ADD INDEX `index_ai_tags_on_tag_id_and_score` (`tag_id`, `score`);

-- @step create-index api_keys on=target
ALTER TABLE `api_keys`
  ADD UNIQUE INDEX `index_api_keys_on_key` (`key`),
  ADD INDEX `index_api_keys_on_user_id` (`user_id`);

-- @step create-index artist_commentaries on=target
-- @finding warning INDEX_NOT_CARRIED index public.artist_commentaries.index_artist_commentaries_on_to_tsvector_original_description: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_artist_commentaries_on_to_tsvector_original_description ON public.artist_commentaries USING gin (to_tsvector('english'::regconfig, original_description)) → To search for words, add to the script: ALTER TABLE `artist_commentaries` ADD FULLTEXT INDEX `index_artist_commentaries_on_to_tsvector_original_description` (`original_description`);
-- @finding warning INDEX_NOT_CARRIED index public.artist_commentaries.index_artist_commentaries_on_to_tsvector_original_title: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_artist_commentaries_on_to_tsvector_original_title ON public.artist_commentaries USING gin (to_tsvector('english'::regconfig, original_title)) → To search for words, add to the script: ALTER TABLE `artist_commentaries` ADD FULLTEXT INDEX `index_artist_commentaries_on_to_tsvector_original_title` (`original_title`);
-- @finding warning INDEX_NOT_CARRIED index public.artist_commentaries.index_artist_commentaries_on_to_tsvector_translated_description: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_artist_commentaries_on_to_tsvector_translated_description ON public.artist_commentaries USING gin (to_tsvector('english'::regconfig, translated_description)) → To search for words, add to the script: ALTER TABLE `artist_commentaries` ADD FULLTEXT INDEX `index_artist_commentaries_on_to_tsvector_translated_description` (`translated_description`);
-- @finding warning INDEX_NOT_CARRIED index public.artist_commentaries.index_artist_commentaries_on_to_tsvector_translated_title: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_artist_commentaries_on_to_tsvector_translated_title ON public.artist_commentaries USING gin (to_tsvector('english'::regconfig, translated_title)) → To search for words, add to the script: ALTER TABLE `artist_commentaries` ADD FULLTEXT INDEX `index_artist_commentaries_on_to_tsvector_translated_title` (`translated_title`);
ALTER TABLE `artist_commentaries`
  ADD INDEX `index_artist_commentaries_on_created_at` (`created_at`),
  ADD UNIQUE INDEX `index_artist_commentaries_on_post_id` (`post_id`);

-- @step create-index artist_commentary_versions on=target
-- @finding warning INDEX_NOT_CARRIED index public.artist_commentary_versions.index_artist_commentary_versions_on_original_description: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_artist_commentary_versions_on_original_description ON public.artist_commentary_versions USING gin (to_tsvector('english'::regconfig, original_description)) → To search for words, add to the script: ALTER TABLE `artist_commentary_versions` ADD FULLTEXT INDEX `index_artist_commentary_versions_on_original_description` (`original_description`);
-- @finding warning INDEX_NOT_CARRIED index public.artist_commentary_versions.index_artist_commentary_versions_on_original_title: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_artist_commentary_versions_on_original_title ON public.artist_commentary_versions USING gin (to_tsvector('english'::regconfig, original_title)) → To search for words, add to the script: ALTER TABLE `artist_commentary_versions` ADD FULLTEXT INDEX `index_artist_commentary_versions_on_original_title` (`original_title`);
-- @finding warning INDEX_NOT_CARRIED index public.artist_commentary_versions.index_artist_commentary_versions_on_translated_description: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_artist_commentary_versions_on_translated_description ON public.artist_commentary_versions USING gin (to_tsvector('english'::regconfig, translated_description)) → To search for words, add to the script: ALTER TABLE `artist_commentary_versions` ADD FULLTEXT INDEX `index_artist_commentary_versions_on_translated_description` (`translated_description`);
-- @finding warning INDEX_NOT_CARRIED index public.artist_commentary_versions.index_artist_commentary_versions_on_translated_title: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_artist_commentary_versions_on_translated_title ON public.artist_commentary_versions USING gin (to_tsvector('english'::regconfig, translated_title)) → To search for words, add to the script: ALTER TABLE `artist_commentary_versions` ADD FULLTEXT INDEX `index_artist_commentary_versions_on_translated_title` (`translated_title`);
ALTER TABLE `artist_commentary_versions`
  ADD INDEX `index_artist_commentary_versions_on_created_at` (`created_at`),
  ADD INDEX `index_artist_commentary_versions_on_post_id` (`post_id`),
  ADD INDEX `index_artist_commentary_versions_on_updater_id_and_created_at` (`updater_id`, `created_at`),
  ADD INDEX `index_artist_commentary_versions_on_updater_id_and_post_id` (`updater_id`, `post_id`);

-- @step create-index artist_urls on=target
-- @finding warning INDEX_NOT_CARRIED index public.artist_urls.index_artist_urls_on_regexp_replace_lower_url: The index is not carried: its expression can't be said here (((regexp_replace(lower((url)::text), '^https?://|/$'::text, ''::text, 'g'::text) || '/'::text))). It was: CREATE INDEX index_artist_urls_on_regexp_replace_lower_url ON public.artist_urls USING btree (((regexp_replace(lower((url)::text), '^https?://|/$'::text, ''::text, 'g'::text) || '/'::text)) text_pattern_ops) → Add an index of another kind by hand where queries need one.
-- @finding info INDEX_PREFIX index public.artist_urls.index_artist_urls_on_url: Holds the first 191 characters or bytes of url.
-- @finding info OPERATOR_CLASS_DROPPED index public.artist_urls.index_artist_urls_on_url: Sorts as the columns do, not by text_pattern_ops.
-- @finding warning INDEX_NOT_CARRIED index public.artist_urls.index_artist_urls_on_url_trgm: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_artist_urls_on_url_trgm ON public.artist_urls USING gin (url public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
ALTER TABLE `artist_urls`
  ADD INDEX `index_artist_urls_on_artist_id` (`artist_id`),
  ADD INDEX `index_artist_urls_on_url` (`url`(191));

-- @step create-index artist_versions on=target
-- @finding info INDEX_PREFIX index public.artist_versions.index_artist_versions_on_name: Holds the first 191 characters or bytes of name.
ALTER TABLE `artist_versions`
  ADD INDEX `index_artist_versions_on_artist_id` (`artist_id`),
  ADD INDEX `index_artist_versions_on_created_at` (`created_at`),
  ADD INDEX `index_artist_versions_on_name` (`name`(191)),
  ADD INDEX `index_artist_versions_on_updater_id` (`updater_id`),
  ADD INDEX `index_artist_versions_on_updater_id_and_created_at` (`updater_id`, `created_at`);

-- @step create-index artists on=target
-- @finding warning INDEX_NOT_CARRIED index public.artists.index_artists_on_array_to_tsvector_other_names: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_artists_on_array_to_tsvector_other_names ON public.artists USING gin (array_to_tsvector(other_names)) → To search for words, add to the script: ALTER TABLE `artists` ADD FULLTEXT INDEX `index_artists_on_array_to_tsvector_other_names` (`other_names`);
-- @finding info INDEX_PREFIX index public.artists.index_artists_on_group_name: Holds the first 191 characters or bytes of group_name.
-- @finding warning INDEX_NOT_CARRIED index public.artists.index_artists_on_group_name_trgm: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_artists_on_group_name_trgm ON public.artists USING gin (group_name public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.artists.index_artists_on_lower_names: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_artists_on_lower_names ON public.artists USING gin (public.lower((ARRAY[(name)::text, (group_name)::text] || other_names))) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.artists.index_artists_on_name_trgm: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_artists_on_name_trgm ON public.artists USING gin (name public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.artists.index_artists_on_other_names: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_artists_on_other_names ON public.artists USING gin (other_names) → Add an index of another kind by hand where queries need one.
ALTER TABLE `artists`
  ADD INDEX `index_artists_on_group_name` (`group_name`(191)),
  ADD INDEX `index_artists_on_is_banned` (`is_banned`),
  ADD INDEX `index_artists_on_is_deleted` (`is_deleted`),
  ADD UNIQUE INDEX `index_artists_on_name` (`name`);

-- @step create-index bans on=target
ALTER TABLE `bans`
  ADD INDEX `index_bans_on_banner_id` (`banner_id`),
  ADD INDEX `index_bans_on_created_at` (`created_at`),
  ADD INDEX `index_bans_on_duration` (`duration`),
  ADD INDEX `index_bans_on_user_id` (`user_id`),
  ADD INDEX `index_bans_on_user_id_and_created_at` (`user_id`, `created_at`);

-- @step create-index bulk_update_requests on=target
-- @finding warning INDEX_NOT_CARRIED index public.bulk_update_requests.index_bulk_update_requests_on_tags: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_bulk_update_requests_on_tags ON public.bulk_update_requests USING gin (tags) → Add an index of another kind by hand where queries need one.
ALTER TABLE `bulk_update_requests`
  ADD INDEX `index_bulk_update_requests_on_created_at` (`created_at`),
  ADD INDEX `index_bulk_update_requests_on_forum_post_id` (`forum_post_id`),
  ADD INDEX `index_bulk_update_requests_on_user_id_and_created_at` (`user_id`, `created_at`);

-- @step create-index comment_votes on=target
-- @finding info INDEX_COVERS_ALL_ROWS index public.comment_votes.index_comment_votes_on_is_deleted: Covers every row, and not only those with (is_deleted = true).
-- @finding info INDEX_COLUMN_ADDED index public.comment_votes.index_comment_votes_on_user_id_and_comment_id: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.comment_votes.index_comment_votes_on_user_id_and_comment_id: An invisible generated column is added, for an index holds columns only.
ALTER TABLE `comment_votes`
  ADD INDEX `index_comment_votes_on_comment_id` (`comment_id`),
  ADD INDEX `index_comment_votes_on_created_at` (`created_at`),
  ADD INDEX `index_comment_votes_on_is_deleted` (`is_deleted`),
  ADD INDEX `index_comment_votes_on_user_id` (`user_id`),
  ADD COLUMN `index_comment_votes_on_user_id_and_comment_id_1` BIGINT GENERATED ALWAYS AS (CASE WHEN `is_deleted` = FALSE THEN `user_id` END) VIRTUAL INVISIBLE,
  ADD COLUMN `index_comment_votes_on_user_id_and_comment_id_2` INT GENERATED ALWAYS AS (CASE WHEN `is_deleted` = FALSE THEN `comment_id` END) VIRTUAL INVISIBLE,
  ADD UNIQUE INDEX `index_comment_votes_on_user_id_and_comment_id` (`index_comment_votes_on_user_id_and_comment_id_1`, `index_comment_votes_on_user_id_and_comment_id_2`),
  ADD INDEX `index_comment_votes_on_user_id_and_created_at` (`user_id`, `created_at`);

-- @step create-index comments on=target
-- @finding warning INDEX_NOT_CARRIED index public.comments.index_comments_on_body_tsvector: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_comments_on_body_tsvector ON public.comments USING gin (to_tsvector('english'::regconfig, body)) → To search for words, add to the script: ALTER TABLE `comments` ADD FULLTEXT INDEX `index_comments_on_body_tsvector` (`body`);
-- @finding info INDEX_COVERS_ALL_ROWS index public.comments.index_comments_on_do_not_bump_post: Covers every row, and not only those with (do_not_bump_post = true).
-- @finding info INDEX_COVERS_ALL_ROWS index public.comments.index_comments_on_is_deleted: Covers every row, and not only those with (is_deleted = true).
-- @finding info INDEX_COVERS_ALL_ROWS index public.comments.index_comments_on_is_sticky: Covers every row, and not only those with (is_sticky = true).
-- @finding info INDEX_COVERS_ALL_ROWS index public.comments.index_comments_on_updater_id: Covers every row, and not only those with (updater_id IS NOT NULL).
ALTER TABLE `comments`
  ADD INDEX `index_comments_on_created_at` (`created_at`),
  ADD INDEX `index_comments_on_creator_id_and_created_at` (`creator_id`, `created_at`),
  ADD INDEX `index_comments_on_creator_id_and_post_id` (`creator_id`, `post_id`),
  ADD INDEX `index_comments_on_do_not_bump_post` (`do_not_bump_post`),
  ADD INDEX `index_comments_on_is_deleted` (`is_deleted`),
  ADD INDEX `index_comments_on_is_sticky` (`is_sticky`),
  ADD INDEX `index_comments_on_post_id` (`post_id`),
  ADD INDEX `index_comments_on_score` (`score`),
  ADD INDEX `index_comments_on_updater_id` (`updater_id`);

-- @step create-index dmails on=target
-- @finding warning INDEX_NOT_CARRIED index public.dmails.index_dmails_on_title_and_body_tsvector: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_dmails_on_title_and_body_tsvector ON public.dmails USING gin (((to_tsvector('english'::regconfig, title) || to_tsvector('english'::regconfig, body)))) → To search for words, add to the script: ALTER TABLE `dmails` ADD FULLTEXT INDEX `index_dmails_on_title_and_body_tsvector` (`title`, `body`);
-- @finding warning INDEX_NOT_CARRIED index public.dmails.index_dmails_on_to_tsvector_english_body: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_dmails_on_to_tsvector_english_body ON public.dmails USING gin (to_tsvector('english'::regconfig, body)) → To search for words, add to the script: ALTER TABLE `dmails` ADD FULLTEXT INDEX `index_dmails_on_to_tsvector_english_body` (`body`);
-- @finding warning INDEX_NOT_CARRIED index public.dmails.index_dmails_on_to_tsvector_english_title: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_dmails_on_to_tsvector_english_title ON public.dmails USING gin (to_tsvector('english'::regconfig, title)) → To search for words, add to the script: ALTER TABLE `dmails` ADD FULLTEXT INDEX `index_dmails_on_to_tsvector_english_title` (`title`);
-- @finding info INDEX_COVERS_ALL_ROWS index public.dmails.index_sent_dmails_on_created_at: Covers every row, and not only those with (owner_id = from_id).
-- @finding info INDEX_COVERS_ALL_ROWS index public.dmails.index_sent_dmails_on_owner_id_and_created_at: Covers every row, and not only those with (owner_id = from_id).
ALTER TABLE `dmails`
  ADD INDEX `index_dmails_on_created_at` (`created_at`),
  ADD INDEX `index_dmails_on_from_id` (`from_id`),
  ADD INDEX `index_dmails_on_is_deleted` (`is_deleted`),
  ADD INDEX `index_dmails_on_is_read` (`is_read`),
  ADD INDEX `index_dmails_on_owner_id` (`owner_id`),
  ADD INDEX `index_sent_dmails_on_created_at` (`created_at`),
  ADD INDEX `index_sent_dmails_on_owner_id_and_created_at` (`owner_id`, `created_at`);

-- @step create-index dtext_links on=target
-- @finding info INDEX_PREFIX index public.dtext_links.index_dtext_links_on_link_target: Holds the first 191 characters or bytes of link_target.
-- @finding info OPERATOR_CLASS_DROPPED index public.dtext_links.index_dtext_links_on_link_target: Sorts as the columns do, not by text_pattern_ops.
-- @finding info INDEX_PREFIX index public.dtext_links.index_dtext_links_on_model_type_and_model_id: Holds the first 191 characters or bytes of model_type.
ALTER TABLE `dtext_links`
  ADD INDEX `index_dtext_links_on_link_target` (`link_target`(191)),
  ADD INDEX `index_dtext_links_on_link_type` (`link_type`),
  ADD INDEX `index_dtext_links_on_model_type_and_model_id` (`model_type`(191), `model_id`);

-- @step create-index email_addresses on=target
-- @finding info INDEX_PREFIX index public.email_addresses.index_email_addresses_on_address: Holds the first 191 characters or bytes of address.
-- @finding warning INDEX_NOT_CARRIED index public.email_addresses.index_email_addresses_on_address_trgm: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_email_addresses_on_address_trgm ON public.email_addresses USING gin (address public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
-- @finding info INDEX_COVERS_ALL_ROWS index public.email_addresses.index_email_addresses_on_is_deliverable: Covers every row, and not only those with (is_deliverable = false).
-- @finding info INDEX_COVERS_ALL_ROWS index public.email_addresses.index_email_addresses_on_is_verified: Covers every row, and not only those with (is_verified = false).
-- @finding info INDEX_COLUMN_ADDED index public.email_addresses.index_email_addresses_on_lower_address_unique: An invisible generated column is added, for an index holds columns only.
-- @finding warning INDEX_NOT_CARRIED index public.email_addresses.index_email_addresses_on_normalized_address_trgm: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_email_addresses_on_normalized_address_trgm ON public.email_addresses USING gin (normalized_address public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
ALTER TABLE `email_addresses`
  ADD INDEX `index_email_addresses_on_address` (`address`(191)),
  ADD INDEX `index_email_addresses_on_created_at` (`created_at`),
  ADD INDEX `index_email_addresses_on_is_deliverable` (`is_deliverable`),
  ADD INDEX `index_email_addresses_on_is_verified` (`is_verified`),
  ADD COLUMN `index_email_addresses_on_lower_address_unique_1` BINARY(32) GENERATED ALWAYS AS (UNHEX(SHA2(LOWER(`address`), 256))) VIRTUAL INVISIBLE,
  ADD UNIQUE INDEX `index_email_addresses_on_lower_address_unique` (`index_email_addresses_on_lower_address_unique_1`),
  ADD UNIQUE INDEX `index_email_addresses_on_normalize_address_unique` (`normalized_address`),
  ADD INDEX `index_email_addresses_on_normalized_address` (`normalized_address`),
  ADD UNIQUE INDEX `index_email_addresses_on_user_id` (`user_id`);

-- @step create-index favorite_groups on=target
-- @finding info INDEX_COLUMN_ADDED index public.favorite_groups.index_favorite_groups_on_lower_name: An invisible generated column is added, for an index holds columns only.
-- @finding warning INDEX_NOT_CARRIED index public.favorite_groups.index_favorite_groups_on_post_ids: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_favorite_groups_on_post_ids ON public.favorite_groups USING gin (post_ids) → Add an index of another kind by hand where queries need one.
ALTER TABLE `favorite_groups`
  ADD INDEX `index_favorite_groups_on_created_at` (`created_at`),
  ADD INDEX `index_favorite_groups_on_created_at_id_is_public_creator_id` (`created_at`, `id`, `is_public`, `creator_id`),
  ADD INDEX `index_favorite_groups_on_creator_id` (`creator_id`),
  ADD INDEX `index_favorite_groups_on_is_public` (`is_public`),
  ADD COLUMN `index_favorite_groups_on_lower_name_1` VARCHAR(191) GENERATED ALWAYS AS (CAST(LOWER(`name`) AS CHAR(191))) VIRTUAL INVISIBLE,
  ADD INDEX `index_favorite_groups_on_lower_name` (`index_favorite_groups_on_lower_name_1`);

-- @step create-index favorites on=target
ALTER TABLE `favorites`
  ADD INDEX `index_favorites_on_post_id` (`post_id`),
  ADD INDEX `index_favorites_on_user_id_and_id` (`user_id`, `id`),
  ADD UNIQUE INDEX `index_favorites_on_user_id_and_post_id` (`user_id`, `post_id`);

-- @step create-index forum_post_votes on=target
ALTER TABLE `forum_post_votes`
  ADD INDEX `index_forum_post_votes_on_created_at` (`created_at`),
  ADD INDEX `index_forum_post_votes_on_creator_id_and_created_at` (`creator_id`, `created_at`),
  ADD INDEX `index_forum_post_votes_on_forum_post_id` (`forum_post_id`),
  ADD UNIQUE INDEX `index_forum_post_votes_on_forum_post_id_and_creator_id` (`forum_post_id`, `creator_id`);

-- @step create-index forum_posts on=target
-- @finding warning INDEX_NOT_CARRIED index public.forum_posts.index_forum_posts_on_body_tsvector: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_forum_posts_on_body_tsvector ON public.forum_posts USING gin (to_tsvector('english'::regconfig, body)) → To search for words, add to the script: ALTER TABLE `forum_posts` ADD FULLTEXT INDEX `index_forum_posts_on_body_tsvector` (`body`);
ALTER TABLE `forum_posts`
  ADD INDEX `index_forum_posts_on_created_at` (`created_at`),
  ADD INDEX `index_forum_posts_on_creator_id` (`creator_id`),
  ADD INDEX `index_forum_posts_on_creator_id_and_created_at` (`creator_id`, `created_at`),
  ADD INDEX `index_forum_posts_on_topic_id` (`topic_id`),
  ADD INDEX `index_forum_posts_on_topic_id_and_id` (`topic_id`, `id`),
  ADD INDEX `index_forum_posts_on_updated_at` (`updated_at`);

-- @step create-index forum_topic_visits on=target
ALTER TABLE `forum_topic_visits`
  ADD INDEX `index_forum_topic_visits_on_forum_topic_id` (`forum_topic_id`),
  ADD INDEX `index_forum_topic_visits_on_last_read_at` (`last_read_at`),
  ADD INDEX `index_forum_topic_visits_on_user_id` (`user_id`);

-- @step create-index forum_topics on=target
-- @finding warning INDEX_NOT_CARRIED index public.forum_topics.index_forum_topics_on_title_tsvector: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_forum_topics_on_title_tsvector ON public.forum_topics USING gin (to_tsvector('english'::regconfig, title)) → To search for words, add to the script: ALTER TABLE `forum_topics` ADD FULLTEXT INDEX `index_forum_topics_on_title_tsvector` (`title`);
ALTER TABLE `forum_topics`
  ADD INDEX `index_forum_topics_on_created_at` (`created_at`),
  ADD INDEX `index_forum_topics_on_creator_id` (`creator_id`),
  ADD INDEX `index_forum_topics_on_creator_id_and_created_at` (`creator_id`, `created_at`),
  ADD INDEX `index_forum_topics_on_is_sticky_and_updated_at` (`is_sticky`, `updated_at`),
  ADD INDEX `index_forum_topics_on_updated_at` (`updated_at`);

-- @step create-index good_job_executions on=target
ALTER TABLE `good_job_executions`
  ADD INDEX `index_good_job_executions_on_active_job_id_and_created_at` (`active_job_id`, `created_at`),
  ADD INDEX `index_good_job_executions_on_process_id_and_created_at` (`process_id`, `created_at`);

-- @step create-index good_job_settings on=target
ALTER TABLE `good_job_settings`
  ADD UNIQUE INDEX `index_good_job_settings_on_key` (`key`);

-- @step create-index good_jobs on=target
-- @finding info INDEX_COVERS_ALL_ROWS index public.good_jobs.index_good_job_jobs_for_candidate_lookup: Covers every row, and not only those with (finished_at IS NULL).
-- @finding info INDEX_COVERS_ALL_ROWS index public.good_jobs.index_good_jobs_jobs_on_finished_at_only: Covers every row, and not only those with (finished_at IS NOT NULL).
-- @finding info INDEX_COVERS_ALL_ROWS index public.good_jobs.index_good_jobs_jobs_on_priority_created_at_when_unfinished: Covers every row, and not only those with (finished_at IS NULL).
-- @finding info NULLS_ORDER_DROPPED index public.good_jobs.index_good_jobs_jobs_on_priority_created_at_when_unfinished: NULLs sort first here; NULLS FIRST and LAST have no counterpart.
-- @finding info INDEX_COVERS_ALL_ROWS index public.good_jobs.index_good_jobs_on_batch_callback_id: Covers every row, and not only those with (batch_callback_id IS NOT NULL).
-- @finding info INDEX_COVERS_ALL_ROWS index public.good_jobs.index_good_jobs_on_batch_id: Covers every row, and not only those with (batch_id IS NOT NULL).
-- @finding info INDEX_PREFIX index public.good_jobs.index_good_jobs_on_concurrency_key_and_created_at: Holds the first 191 characters or bytes of concurrency_key.
-- @finding info INDEX_PREFIX index public.good_jobs.index_good_jobs_on_concurrency_key_when_unfinished: Holds the first 191 characters or bytes of concurrency_key.
-- @finding info INDEX_COVERS_ALL_ROWS index public.good_jobs.index_good_jobs_on_concurrency_key_when_unfinished: Covers every row, and not only those with (finished_at IS NULL).
-- @finding info INDEX_COVERS_ALL_ROWS index public.good_jobs.index_good_jobs_on_cron_key_and_created_at_cond: Covers every row, and not only those with (cron_key IS NOT NULL).
-- @finding info INDEX_COLUMN_ADDED index public.good_jobs.index_good_jobs_on_cron_key_and_cron_at_cond: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.good_jobs.index_good_jobs_on_cron_key_and_cron_at_cond: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_PREFIX index public.good_jobs.index_good_jobs_on_job_class: Holds the first 191 characters or bytes of job_class.
-- @finding warning INDEX_NOT_CARRIED index public.good_jobs.index_good_jobs_on_labels: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_good_jobs_on_labels ON public.good_jobs USING gin (labels) WHERE (labels IS NOT NULL) → Add an index of another kind by hand where queries need one.
-- @finding info INDEX_COVERS_ALL_ROWS index public.good_jobs.index_good_jobs_on_locked_by_id: Covers every row, and not only those with (locked_by_id IS NOT NULL).
-- @finding info INDEX_COVERS_ALL_ROWS index public.good_jobs.index_good_jobs_on_priority_scheduled_at_unfinished_unlocked: Covers every row, and not only those with ((finished_at IS NULL) AND (locked_by_id IS NULL)).
-- @finding info INDEX_PREFIX index public.good_jobs.index_good_jobs_on_queue_name_and_scheduled_at: Holds the first 191 characters or bytes of queue_name.
-- @finding info INDEX_COVERS_ALL_ROWS index public.good_jobs.index_good_jobs_on_queue_name_and_scheduled_at: Covers every row, and not only those with (finished_at IS NULL).
-- @finding info INDEX_COVERS_ALL_ROWS index public.good_jobs.index_good_jobs_on_scheduled_at: Covers every row, and not only those with (finished_at IS NULL).
ALTER TABLE `good_jobs`
  ADD INDEX `index_good_job_jobs_for_candidate_lookup` (`priority`, `created_at`),
  ADD INDEX `index_good_jobs_jobs_on_finished_at_only` (`finished_at`),
  ADD INDEX `index_good_jobs_jobs_on_priority_created_at_when_unfinished` (`priority` DESC, `created_at`),
  ADD INDEX `index_good_jobs_on_active_job_id_and_created_at` (`active_job_id`, `created_at`),
  ADD INDEX `index_good_jobs_on_batch_callback_id` (`batch_callback_id`),
  ADD INDEX `index_good_jobs_on_batch_id` (`batch_id`),
  ADD INDEX `index_good_jobs_on_concurrency_key_and_created_at` (`concurrency_key`(191), `created_at`),
  ADD INDEX `index_good_jobs_on_concurrency_key_when_unfinished` (`concurrency_key`(191)),
  ADD INDEX `index_good_jobs_on_cron_key_and_created_at_cond` (`cron_key`, `created_at`),
  ADD COLUMN `index_good_jobs_on_cron_key_and_cron_at_cond_1` BINARY(32) GENERATED ALWAYS AS (CASE WHEN `cron_key` IS NOT NULL THEN UNHEX(SHA2(`cron_key`, 256)) END) VIRTUAL INVISIBLE,
  ADD COLUMN `index_good_jobs_on_cron_key_and_cron_at_cond_2` DATETIME(6) GENERATED ALWAYS AS (CASE WHEN `cron_key` IS NOT NULL THEN `cron_at` END) VIRTUAL INVISIBLE,
  ADD UNIQUE INDEX `index_good_jobs_on_cron_key_and_cron_at_cond` (`index_good_jobs_on_cron_key_and_cron_at_cond_1`, `index_good_jobs_on_cron_key_and_cron_at_cond_2`),
  ADD INDEX `index_good_jobs_on_job_class` (`job_class`(191)),
  ADD INDEX `index_good_jobs_on_locked_by_id` (`locked_by_id`),
  ADD INDEX `index_good_jobs_on_priority_scheduled_at_unfinished_unlocked` (`priority`, `scheduled_at`),
  ADD INDEX `index_good_jobs_on_queue_name_and_scheduled_at` (`queue_name`(191), `scheduled_at`),
  ADD INDEX `index_good_jobs_on_scheduled_at` (`scheduled_at`);

-- @step create-index ip_bans on=target
ALTER TABLE `ip_bans`
  ADD INDEX `index_ip_bans_on_category` (`category`),
  ADD INDEX `index_ip_bans_on_ip_addr` (`ip_addr`),
  ADD INDEX `index_ip_bans_on_is_deleted` (`is_deleted`);

-- @step create-index ip_geolocations on=target
-- @finding info INDEX_PREFIX index public.ip_geolocations.index_ip_geolocations_on_carrier: Holds the first 191 characters or bytes of carrier.
-- @finding info INDEX_PREFIX index public.ip_geolocations.index_ip_geolocations_on_city: Holds the first 191 characters or bytes of city.
-- @finding info INDEX_PREFIX index public.ip_geolocations.index_ip_geolocations_on_continent: Holds the first 191 characters or bytes of continent.
-- @finding info INDEX_PREFIX index public.ip_geolocations.index_ip_geolocations_on_country: Holds the first 191 characters or bytes of country.
-- @finding info INDEX_PREFIX index public.ip_geolocations.index_ip_geolocations_on_organization: Holds the first 191 characters or bytes of organization.
-- @finding info INDEX_PREFIX index public.ip_geolocations.index_ip_geolocations_on_region: Holds the first 191 characters or bytes of region.
-- @finding info INDEX_PREFIX index public.ip_geolocations.index_ip_geolocations_on_time_zone: Holds the first 191 characters or bytes of time_zone.
ALTER TABLE `ip_geolocations`
  ADD INDEX `index_ip_geolocations_on_asn` (`asn`),
  ADD INDEX `index_ip_geolocations_on_carrier` (`carrier`(191)),
  ADD INDEX `index_ip_geolocations_on_city` (`city`(191)),
  ADD INDEX `index_ip_geolocations_on_continent` (`continent`(191)),
  ADD INDEX `index_ip_geolocations_on_country` (`country`(191)),
  ADD INDEX `index_ip_geolocations_on_created_at` (`created_at`),
  ADD UNIQUE INDEX `index_ip_geolocations_on_ip_addr` (`ip_addr`),
  ADD INDEX `index_ip_geolocations_on_is_proxy` (`is_proxy`),
  ADD INDEX `index_ip_geolocations_on_latitude` (`latitude`),
  ADD INDEX `index_ip_geolocations_on_longitude` (`longitude`),
  ADD INDEX `index_ip_geolocations_on_network` (`network`),
  ADD INDEX `index_ip_geolocations_on_organization` (`organization`(191)),
  ADD INDEX `index_ip_geolocations_on_region` (`region`(191)),
  ADD INDEX `index_ip_geolocations_on_time_zone` (`time_zone`(191)),
  ADD INDEX `index_ip_geolocations_on_updated_at` (`updated_at`);

-- @step create-index login_sessions on=target
ALTER TABLE `login_sessions`
  ADD INDEX `index_login_sessions_on_created_at_and_id` (`created_at`, `id`),
  ADD INDEX `index_login_sessions_on_last_seen_at_and_id` (`last_seen_at`, `id`),
  ADD UNIQUE INDEX `index_login_sessions_on_login_id` (`login_id`),
  ADD INDEX `index_login_sessions_on_session_id` (`session_id`),
  ADD INDEX `index_login_sessions_on_status` (`status`),
  ADD INDEX `index_login_sessions_on_updated_at_and_id` (`updated_at`, `id`),
  ADD INDEX `index_login_sessions_on_user_id` (`user_id`);

-- @step create-index media_assets on=target
-- @finding info INDEX_COVERS_ALL_ROWS index public.media_assets.index_media_assets_on_duration: Covers every row, and not only those with (duration IS NOT NULL).
-- @finding info INDEX_PREFIX index public.media_assets.index_media_assets_on_file_ext: Holds the first 191 characters or bytes of file_ext.
-- @finding info INDEX_COVERS_ALL_ROWS index public.media_assets.index_media_assets_on_is_public: Covers every row, and not only those with (is_public = false).
-- @finding info INDEX_COLUMN_ADDED index public.media_assets.index_media_assets_on_md5_and_status: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COVERS_ALL_ROWS index public.media_assets.index_media_assets_on_status: Covers every row, and not only those with (status <> 200).
ALTER TABLE `media_assets`
  ADD INDEX `index_media_assets_on_created_at` (`created_at`),
  ADD INDEX `index_media_assets_on_duration` (`duration`),
  ADD INDEX `index_media_assets_on_file_ext` (`file_ext`(191)),
  ADD UNIQUE INDEX `index_media_assets_on_file_key` (`file_key`),
  ADD INDEX `index_media_assets_on_file_size` (`file_size`),
  ADD INDEX `index_media_assets_on_image_height` (`image_height`),
  ADD INDEX `index_media_assets_on_image_width` (`image_width`),
  ADD INDEX `index_media_assets_on_is_public` (`is_public`),
  ADD INDEX `index_media_assets_on_md5` (`md5`),
  ADD COLUMN `index_media_assets_on_md5_and_status_1` BINARY(32) GENERATED ALWAYS AS (CASE WHEN `status` IN (100, 200) THEN UNHEX(SHA2(`md5`, 256)) END) VIRTUAL INVISIBLE,
  ADD UNIQUE INDEX `index_media_assets_on_md5_and_status` (`index_media_assets_on_md5_and_status_1`),
  ADD INDEX `index_media_assets_on_pixel_hash` (`pixel_hash`),
  ADD INDEX `index_media_assets_on_status` (`status`),
  ADD INDEX `index_media_assets_on_updated_at` (`updated_at`);

-- @step create-index media_metadata on=target
-- @finding warning INDEX_NOT_CARRIED index public.media_metadata.index_media_metadata_on_metadata: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_media_metadata_on_metadata ON public.media_metadata USING gin (metadata) → Add an index of another kind by hand where queries need one.
ALTER TABLE `media_metadata`
  ADD UNIQUE INDEX `index_media_metadata_on_media_asset_id` (`media_asset_id`);

-- @step create-index mod_actions on=target
-- @finding warning INDEX_NOT_CARRIED index public.mod_actions.index_mod_actions_on_description: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_mod_actions_on_description ON public.mod_actions USING gin (description public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
-- @finding info INDEX_PREFIX index public.mod_actions.index_mod_actions_on_subject_type: Holds the first 191 characters or bytes of subject_type.
-- @finding warning INDEX_NOT_CARRIED index public.mod_actions.index_mod_actions_on_to_tsvector_pg_catalog_english_description: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_mod_actions_on_to_tsvector_pg_catalog_english_description ON public.mod_actions USING gin (to_tsvector('english'::regconfig, description)) → To search for words, add to the script: ALTER TABLE `mod_actions` ADD FULLTEXT INDEX `index_mod_actions_on_to_tsvector_pg_catalog_english_description` (`description`);
ALTER TABLE `mod_actions`
  ADD INDEX `index_mod_actions_on_category` (`category`),
  ADD INDEX `index_mod_actions_on_created_at` (`created_at`),
  ADD INDEX `index_mod_actions_on_creator_id` (`creator_id`),
  ADD INDEX `index_mod_actions_on_creator_id_and_created_at` (`creator_id`, `created_at`),
  ADD INDEX `index_mod_actions_on_subject_id` (`subject_id`),
  ADD INDEX `index_mod_actions_on_subject_type` (`subject_type`(191));

-- @step create-index moderation_reports on=target
-- @finding info INDEX_PREFIX index public.moderation_reports.index_moderation_reports_on_model_type_and_model_id: Holds the first 191 characters or bytes of model_type.
ALTER TABLE `moderation_reports`
  ADD INDEX `index_moderation_reports_on_created_at` (`created_at`),
  ADD INDEX `index_moderation_reports_on_creator_id` (`creator_id`),
  ADD INDEX `index_moderation_reports_on_creator_id_and_created_at` (`creator_id`, `created_at`),
  ADD INDEX `index_moderation_reports_on_model_type_and_model_id` (`model_type`(191), `model_id`),
  ADD INDEX `index_moderation_reports_on_status` (`status`);

-- @step create-index news_updates on=target
ALTER TABLE `news_updates`
  ADD INDEX `index_news_updates_on_created_at` (`created_at`);

-- @step create-index note_versions on=target
ALTER TABLE `note_versions`
  ADD INDEX `index_note_versions_on_created_at` (`created_at`),
  ADD INDEX `index_note_versions_on_note_id` (`note_id`),
  ADD INDEX `index_note_versions_on_post_id` (`post_id`),
  ADD INDEX `index_note_versions_on_updater_id_and_created_at` (`updater_id`, `created_at`),
  ADD INDEX `index_note_versions_on_updater_id_and_post_id` (`updater_id`, `post_id`);

-- @step create-index notes on=target
-- @finding warning INDEX_NOT_CARRIED index public.notes.index_notes_on_body_tsvector: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_notes_on_body_tsvector ON public.notes USING gin (to_tsvector('english'::regconfig, body)) → To search for words, add to the script: ALTER TABLE `notes` ADD FULLTEXT INDEX `index_notes_on_body_tsvector` (`body`);
ALTER TABLE `notes`
  ADD INDEX `index_notes_on_post_id` (`post_id`);

-- @step create-index pool_versions on=target
-- @finding info INDEX_PREFIX index public.pool_versions.index_pool_versions_on_added_post_ids: Holds the first 191 characters or bytes of added_post_ids.
-- @finding info INDEX_PREFIX index public.pool_versions.index_pool_versions_on_post_ids: Holds the first 191 characters or bytes of post_ids.
-- @finding info INDEX_PREFIX index public.pool_versions.index_pool_versions_on_removed_post_ids: Holds the first 191 characters or bytes of removed_post_ids.
ALTER TABLE `pool_versions`
  ADD INDEX `index_pool_versions_on_added_post_ids` (`added_post_ids`(191)),
  ADD INDEX `index_pool_versions_on_created_at` (`created_at`),
  ADD INDEX `index_pool_versions_on_description_changed` (`description_changed`),
  ADD INDEX `index_pool_versions_on_name_changed` (`name_changed`),
  ADD INDEX `index_pool_versions_on_pool_id` (`pool_id`),
  ADD INDEX `index_pool_versions_on_post_ids` (`post_ids`(191)),
  ADD INDEX `index_pool_versions_on_removed_post_ids` (`removed_post_ids`(191)),
  ADD INDEX `index_pool_versions_on_updated_at` (`updated_at`),
  ADD INDEX `index_pool_versions_on_updater_id` (`updater_id`);

-- @step create-index pools on=target
-- @finding info INDEX_PREFIX index public.pools.index_pools_on_category: Holds the first 191 characters or bytes of category.
-- @finding info INDEX_COLUMN_ADDED index public.pools.index_pools_on_lower_name: An invisible generated column is added, for an index holds columns only.
-- @finding warning INDEX_NOT_CARRIED index public.pools.index_pools_on_name_trgm: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_pools_on_name_trgm ON public.pools USING gin (name public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.pools.index_pools_on_post_ids: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_pools_on_post_ids ON public.pools USING gin (post_ids) → Add an index of another kind by hand where queries need one.
ALTER TABLE `pools`
  ADD INDEX `index_pools_on_category` (`category`(191)),
  ADD INDEX `index_pools_on_is_deleted` (`is_deleted`),
  ADD COLUMN `index_pools_on_lower_name_1` VARCHAR(191) GENERATED ALWAYS AS (CAST(LOWER(`name`) AS CHAR(191))) VIRTUAL INVISIBLE,
  ADD INDEX `index_pools_on_lower_name` (`index_pools_on_lower_name_1`),
  ADD INDEX `index_pools_on_updated_at` (`updated_at`);

-- @step create-index post_appeals on=target
-- @finding warning INDEX_NOT_CARRIED index public.post_appeals.index_post_appeals_on_reason_tsvector: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_post_appeals_on_reason_tsvector ON public.post_appeals USING gin (to_tsvector('english'::regconfig, reason)) → To search for words, add to the script: ALTER TABLE `post_appeals` ADD FULLTEXT INDEX `index_post_appeals_on_reason_tsvector` (`reason`);
ALTER TABLE `post_appeals`
  ADD INDEX `index_post_appeals_on_created_at` (`created_at`),
  ADD INDEX `index_post_appeals_on_creator_id` (`creator_id`),
  ADD INDEX `index_post_appeals_on_creator_id_and_created_at` (`creator_id`, `created_at`),
  ADD INDEX `index_post_appeals_on_post_id` (`post_id`),
  ADD INDEX `index_post_appeals_on_status` (`status`);

-- @step create-index post_approvals on=target
ALTER TABLE `post_approvals`
  ADD INDEX `index_post_approvals_on_created_at` (`created_at`),
  ADD INDEX `index_post_approvals_on_post_id` (`post_id`),
  ADD INDEX `index_post_approvals_on_user_id` (`user_id`),
  ADD INDEX `index_post_approvals_on_user_id_and_created_at` (`user_id`, `created_at`);

-- @step create-index post_disapprovals on=target
ALTER TABLE `post_disapprovals`
  ADD INDEX `index_post_disapprovals_on_created_at` (`created_at`),
  ADD INDEX `index_post_disapprovals_on_post_id` (`post_id`),
  ADD INDEX `index_post_disapprovals_on_user_id` (`user_id`),
  ADD INDEX `index_post_disapprovals_on_user_id_and_created_at` (`user_id`, `created_at`),
  ADD UNIQUE INDEX `index_post_disapprovals_on_user_id_and_post_id` (`user_id`, `post_id`);

-- @step create-index post_flags on=target
-- @finding warning INDEX_NOT_CARRIED index public.post_flags.index_post_flags_on_reason_tsvector: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_post_flags_on_reason_tsvector ON public.post_flags USING gin (to_tsvector('english'::regconfig, reason)) → To search for words, add to the script: ALTER TABLE `post_flags` ADD FULLTEXT INDEX `index_post_flags_on_reason_tsvector` (`reason`);
ALTER TABLE `post_flags`
  ADD INDEX `index_post_flags_on_created_at` (`created_at`),
  ADD INDEX `index_post_flags_on_creator_id` (`creator_id`),
  ADD INDEX `index_post_flags_on_creator_id_and_created_at` (`creator_id`, `created_at`),
  ADD INDEX `index_post_flags_on_post_id` (`post_id`),
  ADD INDEX `index_post_flags_on_status` (`status`);

-- @step create-index post_replacements on=target
-- @finding info INDEX_PREFIX index public.post_replacements.index_post_replacements_on_md5: Holds the first 191 characters or bytes of md5.
-- @finding info INDEX_PREFIX index public.post_replacements.index_post_replacements_on_old_md5: Holds the first 191 characters or bytes of old_md5.
ALTER TABLE `post_replacements`
  ADD INDEX `index_post_replacements_on_created_at` (`created_at`),
  ADD INDEX `index_post_replacements_on_creator_id` (`creator_id`),
  ADD INDEX `index_post_replacements_on_creator_id_and_created_at` (`creator_id`, `created_at`),
  ADD INDEX `index_post_replacements_on_md5` (`md5`(191)),
  ADD INDEX `index_post_replacements_on_media_asset_id` (`media_asset_id`),
  ADD INDEX `index_post_replacements_on_old_md5` (`old_md5`(191)),
  ADD INDEX `index_post_replacements_on_old_media_asset_id` (`old_media_asset_id`),
  ADD INDEX `index_post_replacements_on_post_id` (`post_id`);

-- @step create-index post_versions on=target
-- @finding info INDEX_PREFIX index public.post_versions.index_post_versions_on_added_tags: Holds the first 191 characters or bytes of added_tags.
-- @finding info INDEX_PREFIX index public.post_versions.index_post_versions_on_removed_tags: Holds the first 191 characters or bytes of removed_tags.
ALTER TABLE `post_versions`
  ADD INDEX `index_post_versions_on_added_tags` (`added_tags`(191)),
  ADD INDEX `index_post_versions_on_parent_changed` (`parent_changed`),
  ADD INDEX `index_post_versions_on_post_id` (`post_id`),
  ADD INDEX `index_post_versions_on_rating_changed` (`rating_changed`),
  ADD INDEX `index_post_versions_on_removed_tags` (`removed_tags`(191)),
  ADD INDEX `index_post_versions_on_source_changed` (`source_changed`),
  ADD INDEX `index_post_versions_on_updated_at` (`updated_at`),
  ADD INDEX `index_post_versions_on_updater_id` (`updater_id`),
  ADD INDEX `index_post_versions_on_version` (`version`),
  ADD INDEX `index_post_versons_on_updater_id_and_id` (`updater_id`, `id`);

-- @step create-index post_votes on=target
-- @finding info INDEX_COVERS_ALL_ROWS index public.post_votes.index_post_votes_on_is_deleted: Covers every row, and not only those with (is_deleted = true).
-- @finding info INDEX_COLUMN_ADDED index public.post_votes.index_post_votes_on_user_id_and_post_id: An invisible generated column is added, for an index holds columns only.
-- @finding info INDEX_COLUMN_ADDED index public.post_votes.index_post_votes_on_user_id_and_post_id: An invisible generated column is added, for an index holds columns only.
ALTER TABLE `post_votes`
  ADD INDEX `index_post_votes_on_created_at` (`created_at`),
  ADD INDEX `index_post_votes_on_is_deleted` (`is_deleted`),
  ADD INDEX `index_post_votes_on_post_id` (`post_id`),
  ADD INDEX `index_post_votes_on_user_id` (`user_id`),
  ADD INDEX `index_post_votes_on_user_id_and_created_at` (`user_id`, `created_at`),
  ADD COLUMN `index_post_votes_on_user_id_and_post_id_1` BIGINT GENERATED ALWAYS AS (CASE WHEN `is_deleted` = FALSE THEN `user_id` END) VIRTUAL INVISIBLE,
  ADD COLUMN `index_post_votes_on_user_id_and_post_id_2` INT GENERATED ALWAYS AS (CASE WHEN `is_deleted` = FALSE THEN `post_id` END) VIRTUAL INVISIBLE,
  ADD UNIQUE INDEX `index_post_votes_on_user_id_and_post_id` (`index_post_votes_on_user_id_and_post_id_1`, `index_post_votes_on_user_id_and_post_id_2`);

-- @step create-index posts on=target
-- @finding info INDEX_COVERS_ALL_ROWS index public.posts.index_posts_on_approver_id: Covers every row, and not only those with (approver_id IS NOT NULL).
-- @finding info INDEX_COVERS_ALL_ROWS index public.posts.index_posts_on_is_deleted: Covers every row, and not only those with (is_deleted = true).
-- @finding info INDEX_COVERS_ALL_ROWS index public.posts.index_posts_on_is_flagged: Covers every row, and not only those with (is_flagged = true).
-- @finding info INDEX_COVERS_ALL_ROWS index public.posts.index_posts_on_is_pending: Covers every row, and not only those with (is_pending = true).
-- @finding info NULLS_ORDER_DROPPED index public.posts.index_posts_on_last_comment_bumped_at: NULLs sort first here; NULLS FIRST and LAST have no counterpart.
-- @finding info NULLS_ORDER_DROPPED index public.posts.index_posts_on_last_noted_at: NULLs sort first here; NULLS FIRST and LAST have no counterpart.
-- @finding info INDEX_COVERS_ALL_ROWS index public.posts.index_posts_on_parent_id: Covers every row, and not only those with (parent_id IS NOT NULL).
-- @finding info INDEX_COVERS_ALL_ROWS index public.posts.index_posts_on_pixiv_id: Covers every row, and not only those with (pixiv_id IS NOT NULL).
-- @finding info INDEX_COVERS_ALL_ROWS index public.posts.index_posts_on_rating: Covers every row, and not only those with (rating <> 's'::bpchar).
-- @finding warning INDEX_NOT_CARRIED index public.posts.index_posts_on_source_trgm: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_posts_on_source_trgm ON public.posts USING gin (source public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.posts.index_posts_on_string_to_array_tag_string: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_posts_on_string_to_array_tag_string ON public.posts USING gin (string_to_array(tag_string, ' '::text)) → Add an index of another kind by hand where queries need one.
-- @finding info INDEX_COVERS_ALL_ROWS index public.posts.index_posts_on_uploader_id: Covers every row, and not only those with (uploader_id IS NOT NULL).
ALTER TABLE `posts`
  ADD INDEX `index_posts_on_approver_id` (`approver_id`),
  ADD INDEX `index_posts_on_created_at` (`created_at`),
  ADD INDEX `index_posts_on_is_deleted` (`is_deleted`),
  ADD INDEX `index_posts_on_is_flagged` (`is_flagged`),
  ADD INDEX `index_posts_on_is_pending` (`is_pending`),
  ADD INDEX `index_posts_on_last_comment_bumped_at` (`last_comment_bumped_at` DESC),
  ADD INDEX `index_posts_on_last_noted_at` (`last_noted_at` DESC),
  ADD UNIQUE INDEX `index_posts_on_md5` (`md5`),
  ADD INDEX `index_posts_on_parent_id` (`parent_id`),
  ADD INDEX `index_posts_on_pixiv_id` (`pixiv_id`),
  ADD INDEX `index_posts_on_rating` (`rating`),
  ADD INDEX `index_posts_on_uploader_id` (`uploader_id`),
  ADD INDEX `index_posts_on_uploader_id_and_created_at` (`uploader_id`, `created_at`);

-- @step create-index rate_limits on=target
ALTER TABLE `rate_limits`
  ADD UNIQUE INDEX `index_rate_limits_on_key_and_action` (`key`, `action`);

-- @step create-index reactions on=target
ALTER TABLE `reactions`
  ADD INDEX `index_reactions_on_creator_id` (`creator_id`),
  ADD INDEX `index_reactions_on_model` (`model_type`, `model_id`),
  ADD UNIQUE INDEX `index_reactions_on_model_creator_reaction` (`model_type`, `model_id`, `creator_id`, `reaction_id`);

-- @step create-index saved_searches on=target
-- @finding warning INDEX_NOT_CARRIED index public.saved_searches.index_saved_searches_on_labels: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_saved_searches_on_labels ON public.saved_searches USING gin (labels) → Add an index of another kind by hand where queries need one.
-- @finding info INDEX_PREFIX index public.saved_searches.index_saved_searches_on_query: Holds the first 191 characters or bytes of query.
ALTER TABLE `saved_searches`
  ADD INDEX `index_saved_searches_on_created_at` (`created_at`),
  ADD INDEX `index_saved_searches_on_query` (`query`(191)),
  ADD INDEX `index_saved_searches_on_user_id` (`user_id`),
  ADD INDEX `index_saved_searches_on_user_id_and_created_at` (`user_id`, `created_at`);

-- @step create-index schema_migrations on=target
ALTER TABLE `schema_migrations`
  ADD UNIQUE INDEX `unique_schema_migrations` (`version`);

-- @step create-index site_credentials on=target
-- @finding warning INDEX_NOT_CARRIED index public.site_credentials.index_site_credentials_on_credential: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_site_credentials_on_credential ON public.site_credentials USING gin (credential) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.site_credentials.index_site_credentials_on_metadata: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_site_credentials_on_metadata ON public.site_credentials USING gin (metadata) → Add an index of another kind by hand where queries need one.
ALTER TABLE `site_credentials`
  ADD INDEX `index_site_credentials_on_creator_id` (`creator_id`),
  ADD INDEX `index_site_credentials_on_error_count` (`error_count`),
  ADD INDEX `index_site_credentials_on_is_enabled` (`is_enabled`),
  ADD INDEX `index_site_credentials_on_is_public` (`is_public`),
  ADD INDEX `index_site_credentials_on_last_error_at` (`last_error_at`),
  ADD INDEX `index_site_credentials_on_last_used_at` (`last_used_at`),
  ADD INDEX `index_site_credentials_on_site` (`site`),
  ADD INDEX `index_site_credentials_on_status` (`status`),
  ADD INDEX `index_site_credentials_on_usage_count` (`usage_count`);

-- @step create-index tag_aliases on=target
-- @finding info INDEX_PREFIX index public.tag_aliases.index_tag_aliases_on_antecedent_name: Holds the first 191 characters or bytes of antecedent_name.
-- @finding info INDEX_PREFIX index public.tag_aliases.index_tag_aliases_on_antecedent_name_pattern: Holds the first 191 characters or bytes of antecedent_name.
-- @finding info OPERATOR_CLASS_DROPPED index public.tag_aliases.index_tag_aliases_on_antecedent_name_pattern: Sorts as the columns do, not by text_pattern_ops.
-- @finding info INDEX_PREFIX index public.tag_aliases.index_tag_aliases_on_consequent_name: Holds the first 191 characters or bytes of consequent_name.
ALTER TABLE `tag_aliases`
  ADD INDEX `index_tag_aliases_on_antecedent_name` (`antecedent_name`(191)),
  ADD INDEX `index_tag_aliases_on_antecedent_name_pattern` (`antecedent_name`(191)),
  ADD INDEX `index_tag_aliases_on_consequent_name` (`consequent_name`(191)),
  ADD INDEX `index_tag_aliases_on_created_at` (`created_at`),
  ADD INDEX `index_tag_aliases_on_creator_id_and_created_at` (`creator_id`, `created_at`),
  ADD INDEX `index_tag_aliases_on_forum_post_id` (`forum_post_id`);

-- @step create-index tag_implications on=target
-- @finding info INDEX_PREFIX index public.tag_implications.index_tag_implications_on_antecedent_name: Holds the first 191 characters or bytes of antecedent_name.
-- @finding info INDEX_PREFIX index public.tag_implications.index_tag_implications_on_consequent_name: Holds the first 191 characters or bytes of consequent_name.
ALTER TABLE `tag_implications`
  ADD INDEX `index_tag_implications_on_antecedent_name` (`antecedent_name`(191)),
  ADD INDEX `index_tag_implications_on_consequent_name` (`consequent_name`(191)),
  ADD INDEX `index_tag_implications_on_created_at` (`created_at`),
  ADD INDEX `index_tag_implications_on_creator_id_and_created_at` (`creator_id`, `created_at`),
  ADD INDEX `index_tag_implications_on_forum_post_id` (`forum_post_id`);

-- @step create-index tag_versions on=target
-- @finding info INDEX_COVERS_ALL_ROWS index public.tag_versions.index_tag_versions_on_created_at_where_updater_id_is_not_null: Covers every row, and not only those with (updater_id IS NOT NULL).
-- @finding info INDEX_PREFIX index public.tag_versions.index_tag_versions_on_name: Holds the first 191 characters or bytes of name.
-- @finding info OPERATOR_CLASS_DROPPED index public.tag_versions.index_tag_versions_on_name: Sorts as the columns do, not by text_pattern_ops.
-- @finding warning INDEX_NOT_CARRIED index public.tag_versions.index_tag_versions_on_name_trgm: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_tag_versions_on_name_trgm ON public.tag_versions USING gin (name public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
-- @finding info INDEX_COVERS_ALL_ROWS index public.tag_versions.index_tag_versions_on_updater_id_and_created_at: Covers every row, and not only those with (updater_id IS NOT NULL).
ALTER TABLE `tag_versions`
  ADD INDEX `index_tag_versions_on_category` (`category`),
  ADD INDEX `index_tag_versions_on_created_at_where_updater_id_is_not_null` (`created_at`),
  ADD INDEX `index_tag_versions_on_is_deprecated` (`is_deprecated`),
  ADD INDEX `index_tag_versions_on_name` (`name`(191)),
  ADD INDEX `index_tag_versions_on_previous_version_id` (`previous_version_id`),
  ADD INDEX `index_tag_versions_on_tag_id` (`tag_id`),
  ADD UNIQUE INDEX `index_tag_versions_on_tag_id_and_previous_version_id` (`tag_id`, `previous_version_id`),
  ADD INDEX `index_tag_versions_on_updater_id` (`updater_id`),
  ADD INDEX `index_tag_versions_on_updater_id_and_created_at` (`updater_id`, `created_at`),
  ADD INDEX `index_tag_versions_on_version` (`version`);

-- @step create-index tags on=target
-- @finding warning INDEX_NOT_CARRIED index public.tags.index_tags_on_array_to_tsvector_words: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_tags_on_array_to_tsvector_words ON public.tags USING gin (array_to_tsvector((words)::text[])) → To search for words, add to the script: ALTER TABLE `tags` ADD FULLTEXT INDEX `index_tags_on_array_to_tsvector_words` (`words`);
-- @finding info INDEX_COVERS_ALL_ROWS index public.tags.index_tags_on_is_deprecated: Covers every row, and not only those with (is_deprecated = true).
-- @finding info OPERATOR_CLASS_DROPPED index public.tags.index_tags_on_name_pattern: Sorts as the columns do, not by text_pattern_ops.
-- @finding warning INDEX_NOT_CARRIED index public.tags.index_tags_on_name_prefix: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_tags_on_name_prefix ON public.tags USING gin (regexp_replace((name)::text, '([a-z0-9])[a-z0-9'']*($|[^a-z0-9'']+)'::text, '\1'::text, 'g'::text) public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.tags.index_tags_on_name_trgm: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_tags_on_name_trgm ON public.tags USING gin (name public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.tags.index_tags_on_word_initials: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_tags_on_word_initials ON public.tags USING gin (public.array_initials((words)::text[]) public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
ALTER TABLE `tags`
  ADD INDEX `index_tags_on_is_deprecated` (`is_deprecated`),
  ADD UNIQUE INDEX `index_tags_on_name` (`name`),
  ADD INDEX `index_tags_on_name_pattern` (`name`),
  ADD INDEX `index_tags_on_post_count` (`post_count`);

-- @step create-index upgrade_codes on=target
-- @finding info INDEX_COVERS_ALL_ROWS index public.upgrade_codes.index_upgrade_codes_on_redeemer_id: Covers every row, and not only those with (redeemer_id IS NOT NULL).
-- @finding info INDEX_COVERS_ALL_ROWS index public.upgrade_codes.index_upgrade_codes_on_user_upgrade_id: Covers every row, and not only those with (user_upgrade_id IS NOT NULL).
ALTER TABLE `upgrade_codes`
  ADD UNIQUE INDEX `index_upgrade_codes_on_code` (`code`),
  ADD INDEX `index_upgrade_codes_on_creator_id` (`creator_id`),
  ADD INDEX `index_upgrade_codes_on_redeemer_id` (`redeemer_id`),
  ADD INDEX `index_upgrade_codes_on_status` (`status`),
  ADD INDEX `index_upgrade_codes_on_user_upgrade_id` (`user_upgrade_id`);

-- @step create-index upload_media_assets on=target
-- @finding warning INDEX_NOT_CARRIED index public.upload_media_assets.index_upload_media_assets_on_user_id_and_source_url: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_upload_media_assets_on_user_id_and_source_url ON public.upload_media_assets USING gin (user_id, source_url public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
ALTER TABLE `upload_media_assets`
  ADD INDEX `index_upload_media_assets_on_media_asset_id` (`media_asset_id`),
  ADD INDEX `index_upload_media_assets_on_status` (`status`),
  ADD INDEX `index_upload_media_assets_on_upload_id` (`upload_id`),
  ADD INDEX `index_upload_media_assets_on_user_id` (`user_id`);

-- @step create-index uploads on=target
-- @finding info INDEX_PREFIX index public.uploads.index_uploads_on_error: Holds the first 191 characters or bytes of error.
-- @finding info INDEX_COVERS_ALL_ROWS index public.uploads.index_uploads_on_error: Covers every row, and not only those with (error IS NOT NULL).
-- @finding warning INDEX_NOT_CARRIED index public.uploads.index_uploads_on_uploader_id_and_referer_url: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_uploads_on_uploader_id_and_referer_url ON public.uploads USING gin (uploader_id, referer_url public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.uploads.index_uploads_on_uploader_id_and_source: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_uploads_on_uploader_id_and_source ON public.uploads USING gin (uploader_id, source public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
ALTER TABLE `uploads`
  ADD INDEX `index_uploads_on_created_at` (`created_at`),
  ADD INDEX `index_uploads_on_error` (`error`(191)),
  ADD INDEX `index_uploads_on_media_asset_count` (`media_asset_count`),
  ADD INDEX `index_uploads_on_uploader_id` (`uploader_id`),
  ADD INDEX `index_uploads_on_uploader_id_and_created_at_and_id` (`uploader_id`, `created_at`, `id`);

-- @step create-index user_events on=target
-- @finding warning INDEX_NOT_CARRIED index public.user_events.index_user_events_on_ip_addr_subnet: The index is not carried: its expression can't be said here (network(set_masklen(ip_addr, CASE WHEN (family(ip_addr) = 4) THEN 24 ELSE 64 END))). It was: CREATE INDEX index_user_events_on_ip_addr_subnet ON public.user_events USING btree (network(set_masklen(ip_addr, CASE WHEN (family(ip_addr) = 4) THEN 24 ELSE 64 END))) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.user_events.index_user_events_on_metadata: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_user_events_on_metadata ON public.user_events USING gin (metadata) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.user_events.index_user_events_on_user_agent: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_user_events_on_user_agent ON public.user_events USING gin (user_agent public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
ALTER TABLE `user_events`
  ADD INDEX `index_user_events_on_category` (`category`),
  ADD INDEX `index_user_events_on_created_at` (`created_at`),
  ADD INDEX `index_user_events_on_ip_addr` (`ip_addr`),
  ADD INDEX `index_user_events_on_login_session_id` (`login_session_id`),
  ADD INDEX `index_user_events_on_session_id` (`session_id`),
  ADD INDEX `index_user_events_on_updated_at` (`updated_at`),
  ADD INDEX `index_user_events_on_user_id` (`user_id`),
  ADD INDEX `index_user_events_on_user_id_and_created_at` (`user_id`, `created_at`),
  ADD INDEX `index_user_events_on_user_session_id` (`user_session_id`);

-- @step create-index user_feedback on=target
ALTER TABLE `user_feedback`
  ADD INDEX `index_user_feedback_on_created_at` (`created_at`),
  ADD INDEX `index_user_feedback_on_creator_id` (`creator_id`),
  ADD INDEX `index_user_feedback_on_creator_id_and_created_at` (`creator_id`, `created_at`),
  ADD INDEX `index_user_feedback_on_user_id` (`user_id`),
  ADD INDEX `index_user_feedback_on_user_id_and_created_at` (`user_id`, `created_at`);

-- @step create-index user_name_change_requests on=target
-- @finding info INDEX_PREFIX index public.user_name_change_requests.index_user_name_change_requests_on_original_name: Holds the first 191 characters or bytes of original_name.
ALTER TABLE `user_name_change_requests`
  ADD INDEX `index_user_name_change_requests_on_created_at` (`created_at`),
  ADD INDEX `index_user_name_change_requests_on_original_name` (`original_name`(191)),
  ADD INDEX `index_user_name_change_requests_on_user_id` (`user_id`),
  ADD INDEX `index_user_name_change_requests_on_user_id_and_created_at` (`user_id`, `created_at`);

-- @step create-index user_sessions on=target
-- @finding info INDEX_PREFIX index public.user_sessions.index_user_sessions_on_session_id: Holds the first 191 characters or bytes of session_id.
ALTER TABLE `user_sessions`
  ADD INDEX `index_user_sessions_on_created_at` (`created_at`),
  ADD INDEX `index_user_sessions_on_ip_addr` (`ip_addr`),
  ADD INDEX `index_user_sessions_on_session_id` (`session_id`(191)),
  ADD INDEX `index_user_sessions_on_updated_at` (`updated_at`);

-- @step create-index user_upgrades on=target
-- @finding info INDEX_COVERS_ALL_ROWS index public.user_upgrades.index_completed_user_upgrades_on_created_at: Covers every row, and not only those with (status = ANY (ARRAY[20, 30])).
-- @finding info INDEX_COVERS_ALL_ROWS index public.user_upgrades.index_completed_user_upgrades_on_updater_id_and_created_at: Covers every row, and not only those with (status = ANY (ARRAY[20, 30])).
-- @finding info INDEX_PREFIX index public.user_upgrades.index_user_upgrades_on_transaction_id: Holds the first 191 characters or bytes of transaction_id.
ALTER TABLE `user_upgrades`
  ADD INDEX `index_completed_user_upgrades_on_created_at` (`created_at`),
  ADD INDEX `index_completed_user_upgrades_on_updater_id_and_created_at` (`purchaser_id`, `created_at`),
  ADD INDEX `index_user_upgrades_on_payment_processor` (`payment_processor`),
  ADD INDEX `index_user_upgrades_on_purchaser_id` (`purchaser_id`),
  ADD INDEX `index_user_upgrades_on_recipient_id` (`recipient_id`),
  ADD INDEX `index_user_upgrades_on_status` (`status`),
  ADD INDEX `index_user_upgrades_on_transaction_id` (`transaction_id`(191)),
  ADD INDEX `index_user_upgrades_on_upgrade_type` (`upgrade_type`);

-- @step create-index users on=target
-- @finding info INDEX_COVERS_ALL_ROWS index public.users.index_users_on_enable_private_favorites: Covers every row, and not only those with (get_bit((bit_prefs)::bit(31), 24) = 1).
-- @finding info INDEX_COVERS_ALL_ROWS index public.users.index_users_on_inviter_id: Covers every row, and not only those with (inviter_id IS NOT NULL).
-- @finding info INDEX_COVERS_ALL_ROWS index public.users.index_users_on_is_deleted: Covers every row, and not only those with (is_deleted = true).
-- @finding info INDEX_COVERS_ALL_ROWS index public.users.index_users_on_last_ip_addr: Covers every row, and not only those with (last_ip_addr IS NOT NULL).
-- @finding info INDEX_COLUMN_ADDED index public.users.index_users_on_name: An invisible generated column is added, for an index holds columns only.
-- @finding warning INDEX_NOT_CARRIED index public.users.index_users_on_name_trgm: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_users_on_name_trgm ON public.users USING gin (name public.gin_trgm_ops) → Add an index of another kind by hand where queries need one.
ALTER TABLE `users`
  ADD INDEX `index_users_on_created_at` (`created_at`),
  ADD INDEX `index_users_on_enable_private_favorites` (`bit_prefs`),
  ADD INDEX `index_users_on_id_and_created_at` (`id`, `created_at`),
  ADD INDEX `index_users_on_inviter_id` (`inviter_id`),
  ADD INDEX `index_users_on_is_deleted` (`is_deleted`),
  ADD INDEX `index_users_on_last_ip_addr` (`last_ip_addr`),
  ADD COLUMN `index_users_on_name_1` BINARY(32) GENERATED ALWAYS AS (UNHEX(SHA2(LOWER(`name`), 256))) VIRTUAL INVISIBLE,
  ADD UNIQUE INDEX `index_users_on_name` (`index_users_on_name_1`);

-- @step create-index wiki_page_versions on=target
ALTER TABLE `wiki_page_versions`
  ADD INDEX `index_wiki_page_versions_on_created_at` (`created_at`),
  ADD INDEX `index_wiki_page_versions_on_updater_id` (`updater_id`),
  ADD INDEX `index_wiki_page_versions_on_updater_id_and_created_at` (`updater_id`, `created_at`),
  ADD INDEX `index_wiki_page_versions_on_wiki_page_id` (`wiki_page_id`);

-- @step create-index wiki_pages on=target
-- @finding warning INDEX_NOT_CARRIED index public.wiki_pages.index_wiki_pages_on_array_to_tsvector_lower_other_names: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_wiki_pages_on_array_to_tsvector_lower_other_names ON public.wiki_pages USING gin (array_to_tsvector(public.lower(other_names))) → To search for words, add to the script: ALTER TABLE `wiki_pages` ADD FULLTEXT INDEX `index_wiki_pages_on_array_to_tsvector_lower_other_names` (`other_names`);
-- @finding warning INDEX_NOT_CARRIED index public.wiki_pages.index_wiki_pages_on_array_to_tsvector_other_names: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_wiki_pages_on_array_to_tsvector_other_names ON public.wiki_pages USING gin (array_to_tsvector(other_names)) → To search for words, add to the script: ALTER TABLE `wiki_pages` ADD FULLTEXT INDEX `index_wiki_pages_on_array_to_tsvector_other_names` (`other_names`);
-- @finding warning INDEX_NOT_CARRIED index public.wiki_pages.index_wiki_pages_on_other_names: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_wiki_pages_on_other_names ON public.wiki_pages USING gin (other_names) → Add an index of another kind by hand where queries need one.
-- @finding warning INDEX_NOT_CARRIED index public.wiki_pages.index_wiki_pages_on_title_and_body_tsvector: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_wiki_pages_on_title_and_body_tsvector ON public.wiki_pages USING gin (((to_tsvector('english'::regconfig, (title)::text) || to_tsvector('english'::regconfig, body)))) → To search for words, add to the script: ALTER TABLE `wiki_pages` ADD FULLTEXT INDEX `index_wiki_pages_on_title_and_body_tsvector` (`title`, `body`);
-- @finding info OPERATOR_CLASS_DROPPED index public.wiki_pages.index_wiki_pages_on_title_pattern: Sorts as the columns do, not by text_pattern_ops.
-- @finding warning INDEX_NOT_CARRIED index public.wiki_pages.index_wiki_pages_on_to_tsvector_english_body: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_wiki_pages_on_to_tsvector_english_body ON public.wiki_pages USING gin (to_tsvector('english'::regconfig, body)) → To search for words, add to the script: ALTER TABLE `wiki_pages` ADD FULLTEXT INDEX `index_wiki_pages_on_to_tsvector_english_body` (`body`);
-- @finding warning INDEX_NOT_CARRIED index public.wiki_pages.index_wiki_pages_on_to_tsvector_english_title: The index is not carried: InnoDB has no gin index. It was: CREATE INDEX index_wiki_pages_on_to_tsvector_english_title ON public.wiki_pages USING gin (to_tsvector('english'::regconfig, (title)::text)) → To search for words, add to the script: ALTER TABLE `wiki_pages` ADD FULLTEXT INDEX `index_wiki_pages_on_to_tsvector_english_title` (`title`);
ALTER TABLE `wiki_pages`
  ADD UNIQUE INDEX `index_wiki_pages_on_title` (`title`),
  ADD INDEX `index_wiki_pages_on_title_pattern` (`title`),
  ADD INDEX `index_wiki_pages_on_updated_at` (`updated_at`);


-- @phase foreign keys
-- @step prove api_keys on=target
SELECT 'fk_rails_32c28d0dc2' AS foreign_key, c.`user_id`
FROM `api_keys` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key api_keys on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.api_keys.fk_rails_32c28d0dc2: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `api_keys`
  ADD CONSTRAINT `fk_rails_32c28d0dc2` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove artist_commentaries on=target
SELECT 'fk_rails_6110874871' AS foreign_key, c.`post_id`
FROM `artist_commentaries` AS c LEFT JOIN `posts` AS p ON p.`id` = c.`post_id`
WHERE c.`post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key artist_commentaries on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.artist_commentaries.fk_rails_6110874871: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `artist_commentaries`
  ADD CONSTRAINT `fk_rails_6110874871` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove artist_commentary_versions on=target
SELECT 'fk_rails_3b1402ddb3' AS foreign_key, c.`updater_id`
FROM `artist_commentary_versions` AS c LEFT JOIN `users` AS p ON p.`id` = c.`updater_id`
WHERE c.`updater_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_af197b3f45' AS foreign_key, c.`post_id`
FROM `artist_commentary_versions` AS c LEFT JOIN `posts` AS p ON p.`id` = c.`post_id`
WHERE c.`post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key artist_commentary_versions on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.artist_commentary_versions.fk_rails_3b1402ddb3: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.artist_commentary_versions.fk_rails_af197b3f45: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `artist_commentary_versions`
  ADD CONSTRAINT `fk_rails_3b1402ddb3` FOREIGN KEY (`updater_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_af197b3f45` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove artist_urls on=target
SELECT 'fk_rails_e4e6c00d41' AS foreign_key, c.`artist_id`
FROM `artist_urls` AS c LEFT JOIN `artists` AS p ON p.`id` = c.`artist_id`
WHERE c.`artist_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key artist_urls on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.artist_urls.fk_rails_e4e6c00d41: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `artist_urls`
  ADD CONSTRAINT `fk_rails_e4e6c00d41` FOREIGN KEY (`artist_id`) REFERENCES `artists` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove artist_versions on=target
SELECT 'fk_rails_b1cda9510c' AS foreign_key, c.`artist_id`
FROM `artist_versions` AS c LEFT JOIN `artists` AS p ON p.`id` = c.`artist_id`
WHERE c.`artist_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_f37d58ea23' AS foreign_key, c.`updater_id`
FROM `artist_versions` AS c LEFT JOIN `users` AS p ON p.`id` = c.`updater_id`
WHERE c.`updater_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key artist_versions on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.artist_versions.fk_rails_b1cda9510c: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.artist_versions.fk_rails_f37d58ea23: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `artist_versions`
  ADD CONSTRAINT `fk_rails_b1cda9510c` FOREIGN KEY (`artist_id`) REFERENCES `artists` (`id`),
  ADD CONSTRAINT `fk_rails_f37d58ea23` FOREIGN KEY (`updater_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove bans on=target
SELECT 'fk_rails_070022cd76' AS foreign_key, c.`user_id`
FROM `bans` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_2234692cb1' AS foreign_key, c.`banner_id`
FROM `bans` AS c LEFT JOIN `users` AS p ON p.`id` = c.`banner_id`
WHERE c.`banner_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key bans on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.bans.fk_rails_070022cd76: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.bans.fk_rails_2234692cb1: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `bans`
  ADD CONSTRAINT `fk_rails_070022cd76` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_2234692cb1` FOREIGN KEY (`banner_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove bulk_update_requests on=target
SELECT 'fk_rails_1773ada54d' AS foreign_key, c.`user_id`
FROM `bulk_update_requests` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_22b3b2a525' AS foreign_key, c.`forum_post_id`
FROM `bulk_update_requests` AS c LEFT JOIN `forum_posts` AS p ON p.`id` = c.`forum_post_id`
WHERE c.`forum_post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_87084cb039' AS foreign_key, c.`approver_id`
FROM `bulk_update_requests` AS c LEFT JOIN `users` AS p ON p.`id` = c.`approver_id`
WHERE c.`approver_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_ad41b77f74' AS foreign_key, c.`forum_topic_id`
FROM `bulk_update_requests` AS c LEFT JOIN `forum_topics` AS p ON p.`id` = c.`forum_topic_id`
WHERE c.`forum_topic_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key bulk_update_requests on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.bulk_update_requests.fk_rails_1773ada54d: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.bulk_update_requests.fk_rails_22b3b2a525: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.bulk_update_requests.fk_rails_87084cb039: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.bulk_update_requests.fk_rails_ad41b77f74: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `bulk_update_requests`
  ADD CONSTRAINT `fk_rails_1773ada54d` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_22b3b2a525` FOREIGN KEY (`forum_post_id`) REFERENCES `forum_posts` (`id`),
  ADD CONSTRAINT `fk_rails_87084cb039` FOREIGN KEY (`approver_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_ad41b77f74` FOREIGN KEY (`forum_topic_id`) REFERENCES `forum_topics` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove comment_votes on=target
SELECT 'fk_rails_0873e64a40' AS foreign_key, c.`user_id`
FROM `comment_votes` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_a0196e2ef9' AS foreign_key, c.`comment_id`
FROM `comment_votes` AS c LEFT JOIN `comments` AS p ON p.`id` = c.`comment_id`
WHERE c.`comment_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key comment_votes on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.comment_votes.fk_rails_0873e64a40: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.comment_votes.fk_rails_a0196e2ef9: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `comment_votes`
  ADD CONSTRAINT `fk_rails_0873e64a40` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_a0196e2ef9` FOREIGN KEY (`comment_id`) REFERENCES `comments` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove comments on=target
SELECT 'fk_rails_2fd19c0db7' AS foreign_key, c.`post_id`
FROM `comments` AS c LEFT JOIN `posts` AS p ON p.`id` = c.`post_id`
WHERE c.`post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_4b8a638a8b' AS foreign_key, c.`creator_id`
FROM `comments` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_56c1cf09bc' AS foreign_key, c.`updater_id`
FROM `comments` AS c LEFT JOIN `users` AS p ON p.`id` = c.`updater_id`
WHERE c.`updater_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key comments on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.comments.fk_rails_2fd19c0db7: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.comments.fk_rails_4b8a638a8b: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.comments.fk_rails_56c1cf09bc: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `comments`
  ADD CONSTRAINT `fk_rails_2fd19c0db7` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`),
  ADD CONSTRAINT `fk_rails_4b8a638a8b` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_56c1cf09bc` FOREIGN KEY (`updater_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove dmails on=target
SELECT 'fk_rails_22dbb958ad' AS foreign_key, c.`from_id`
FROM `dmails` AS c LEFT JOIN `users` AS p ON p.`id` = c.`from_id`
WHERE c.`from_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_46910c4d2c' AS foreign_key, c.`to_id`
FROM `dmails` AS c LEFT JOIN `users` AS p ON p.`id` = c.`to_id`
WHERE c.`to_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_c303efc12e' AS foreign_key, c.`owner_id`
FROM `dmails` AS c LEFT JOIN `users` AS p ON p.`id` = c.`owner_id`
WHERE c.`owner_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key dmails on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.dmails.fk_rails_22dbb958ad: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.dmails.fk_rails_46910c4d2c: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.dmails.fk_rails_c303efc12e: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `dmails`
  ADD CONSTRAINT `fk_rails_22dbb958ad` FOREIGN KEY (`from_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_46910c4d2c` FOREIGN KEY (`to_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_c303efc12e` FOREIGN KEY (`owner_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove email_addresses on=target
SELECT 'fk_rails_de643267e7' AS foreign_key, c.`user_id`
FROM `email_addresses` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key email_addresses on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.email_addresses.fk_rails_de643267e7: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `email_addresses`
  ADD CONSTRAINT `fk_rails_de643267e7` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove favorite_groups on=target
SELECT 'fk_rails_796204a5e3' AS foreign_key, c.`creator_id`
FROM `favorite_groups` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key favorite_groups on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.favorite_groups.fk_rails_796204a5e3: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `favorite_groups`
  ADD CONSTRAINT `fk_rails_796204a5e3` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove favorites on=target
SELECT 'fk_rails_d15744e438' AS foreign_key, c.`user_id`
FROM `favorites` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_dcaf44a136' AS foreign_key, c.`post_id`
FROM `favorites` AS c LEFT JOIN `posts` AS p ON p.`id` = c.`post_id`
WHERE c.`post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key favorites on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.favorites.fk_rails_d15744e438: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.favorites.fk_rails_dcaf44a136: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `favorites`
  ADD CONSTRAINT `fk_rails_d15744e438` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_dcaf44a136` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove forum_post_votes on=target
SELECT 'fk_rails_43fb736f24' AS foreign_key, c.`creator_id`
FROM `forum_post_votes` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_5c3f90ef3f' AS foreign_key, c.`forum_post_id`
FROM `forum_post_votes` AS c LEFT JOIN `forum_posts` AS p ON p.`id` = c.`forum_post_id`
WHERE c.`forum_post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key forum_post_votes on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.forum_post_votes.fk_rails_43fb736f24: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.forum_post_votes.fk_rails_5c3f90ef3f: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `forum_post_votes`
  ADD CONSTRAINT `fk_rails_43fb736f24` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_5c3f90ef3f` FOREIGN KEY (`forum_post_id`) REFERENCES `forum_posts` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove forum_posts on=target
SELECT 'fk_rails_2ddd2b5687' AS foreign_key, c.`topic_id`
FROM `forum_posts` AS c LEFT JOIN `forum_topics` AS p ON p.`id` = c.`topic_id`
WHERE c.`topic_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_5badbb08d8' AS foreign_key, c.`creator_id`
FROM `forum_posts` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_eef947df00' AS foreign_key, c.`updater_id`
FROM `forum_posts` AS c LEFT JOIN `users` AS p ON p.`id` = c.`updater_id`
WHERE c.`updater_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key forum_posts on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.forum_posts.fk_rails_2ddd2b5687: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.forum_posts.fk_rails_5badbb08d8: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.forum_posts.fk_rails_eef947df00: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `forum_posts`
  ADD CONSTRAINT `fk_rails_2ddd2b5687` FOREIGN KEY (`topic_id`) REFERENCES `forum_topics` (`id`),
  ADD CONSTRAINT `fk_rails_5badbb08d8` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_eef947df00` FOREIGN KEY (`updater_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove forum_topic_visits on=target
SELECT 'fk_rails_2c7f47773d' AS foreign_key, c.`user_id`
FROM `forum_topic_visits` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_b19b04be70' AS foreign_key, c.`forum_topic_id`
FROM `forum_topic_visits` AS c LEFT JOIN `forum_topics` AS p ON p.`id` = c.`forum_topic_id`
WHERE c.`forum_topic_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key forum_topic_visits on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.forum_topic_visits.fk_rails_2c7f47773d: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.forum_topic_visits.fk_rails_b19b04be70: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `forum_topic_visits`
  ADD CONSTRAINT `fk_rails_2c7f47773d` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_b19b04be70` FOREIGN KEY (`forum_topic_id`) REFERENCES `forum_topics` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove forum_topics on=target
SELECT 'fk_rails_53d4e863cd' AS foreign_key, c.`updater_id`
FROM `forum_topics` AS c LEFT JOIN `users` AS p ON p.`id` = c.`updater_id`
WHERE c.`updater_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_a0e236112e' AS foreign_key, c.`creator_id`
FROM `forum_topics` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key forum_topics on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.forum_topics.fk_rails_53d4e863cd: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.forum_topics.fk_rails_a0e236112e: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `forum_topics`
  ADD CONSTRAINT `fk_rails_53d4e863cd` FOREIGN KEY (`updater_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_a0e236112e` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove ip_bans on=target
SELECT 'fk_rails_73e3027d29' AS foreign_key, c.`creator_id`
FROM `ip_bans` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key ip_bans on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.ip_bans.fk_rails_73e3027d29: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `ip_bans`
  ADD CONSTRAINT `fk_rails_73e3027d29` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove login_sessions on=target
SELECT 'fk_rails_8c949dd2cd' AS foreign_key, c.`user_id`
FROM `login_sessions` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key login_sessions on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `login_sessions`
  ADD CONSTRAINT `fk_rails_8c949dd2cd` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove media_metadata on=target
SELECT 'fk_rails_93a4b916bd' AS foreign_key, c.`media_asset_id`
FROM `media_metadata` AS c LEFT JOIN `media_assets` AS p ON p.`id` = c.`media_asset_id`
WHERE c.`media_asset_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key media_metadata on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.media_metadata.fk_rails_93a4b916bd: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `media_metadata`
  ADD CONSTRAINT `fk_rails_93a4b916bd` FOREIGN KEY (`media_asset_id`) REFERENCES `media_assets` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove mod_actions on=target
SELECT 'fk_rails_290059ebb5' AS foreign_key, c.`creator_id`
FROM `mod_actions` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key mod_actions on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.mod_actions.fk_rails_290059ebb5: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `mod_actions`
  ADD CONSTRAINT `fk_rails_290059ebb5` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove moderation_reports on=target
SELECT 'fk_rails_7221bfc52f' AS foreign_key, c.`creator_id`
FROM `moderation_reports` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key moderation_reports on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.moderation_reports.fk_rails_7221bfc52f: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `moderation_reports`
  ADD CONSTRAINT `fk_rails_7221bfc52f` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove news_updates on=target
SELECT 'fk_rails_502e0a41d1' AS foreign_key, c.`updater_id`
FROM `news_updates` AS c LEFT JOIN `users` AS p ON p.`id` = c.`updater_id`
WHERE c.`updater_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_c008307ac5' AS foreign_key, c.`creator_id`
FROM `news_updates` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key news_updates on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.news_updates.fk_rails_502e0a41d1: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.news_updates.fk_rails_c008307ac5: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `news_updates`
  ADD CONSTRAINT `fk_rails_502e0a41d1` FOREIGN KEY (`updater_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_c008307ac5` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove note_versions on=target
SELECT 'fk_rails_611f87a5ae' AS foreign_key, c.`note_id`
FROM `note_versions` AS c LEFT JOIN `notes` AS p ON p.`id` = c.`note_id`
WHERE c.`note_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_71b80cd026' AS foreign_key, c.`post_id`
FROM `note_versions` AS c LEFT JOIN `posts` AS p ON p.`id` = c.`post_id`
WHERE c.`post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_e4a6971555' AS foreign_key, c.`updater_id`
FROM `note_versions` AS c LEFT JOIN `users` AS p ON p.`id` = c.`updater_id`
WHERE c.`updater_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key note_versions on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.note_versions.fk_rails_611f87a5ae: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.note_versions.fk_rails_71b80cd026: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.note_versions.fk_rails_e4a6971555: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `note_versions`
  ADD CONSTRAINT `fk_rails_611f87a5ae` FOREIGN KEY (`note_id`) REFERENCES `notes` (`id`),
  ADD CONSTRAINT `fk_rails_71b80cd026` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`),
  ADD CONSTRAINT `fk_rails_e4a6971555` FOREIGN KEY (`updater_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove notes on=target
SELECT 'fk_rails_a167a78679' AS foreign_key, c.`post_id`
FROM `notes` AS c LEFT JOIN `posts` AS p ON p.`id` = c.`post_id`
WHERE c.`post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key notes on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.notes.fk_rails_a167a78679: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `notes`
  ADD CONSTRAINT `fk_rails_a167a78679` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove post_appeals on=target
SELECT 'fk_rails_2794bb6745' AS foreign_key, c.`creator_id`
FROM `post_appeals` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_4153b9e5a4' AS foreign_key, c.`post_id`
FROM `post_appeals` AS c LEFT JOIN `posts` AS p ON p.`id` = c.`post_id`
WHERE c.`post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key post_appeals on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.post_appeals.fk_rails_2794bb6745: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.post_appeals.fk_rails_4153b9e5a4: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `post_appeals`
  ADD CONSTRAINT `fk_rails_2794bb6745` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_4153b9e5a4` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove post_approvals on=target
SELECT 'fk_rails_4cda56c76c' AS foreign_key, c.`user_id`
FROM `post_approvals` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_74f76ef71e' AS foreign_key, c.`post_id`
FROM `post_approvals` AS c LEFT JOIN `posts` AS p ON p.`id` = c.`post_id`
WHERE c.`post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key post_approvals on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.post_approvals.fk_rails_4cda56c76c: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.post_approvals.fk_rails_74f76ef71e: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `post_approvals`
  ADD CONSTRAINT `fk_rails_4cda56c76c` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_74f76ef71e` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove post_disapprovals on=target
SELECT 'fk_rails_408a205f48' AS foreign_key, c.`post_id`
FROM `post_disapprovals` AS c LEFT JOIN `posts` AS p ON p.`id` = c.`post_id`
WHERE c.`post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_e6a71f8147' AS foreign_key, c.`user_id`
FROM `post_disapprovals` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key post_disapprovals on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.post_disapprovals.fk_rails_408a205f48: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.post_disapprovals.fk_rails_e6a71f8147: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `post_disapprovals`
  ADD CONSTRAINT `fk_rails_408a205f48` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`),
  ADD CONSTRAINT `fk_rails_e6a71f8147` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove post_flags on=target
SELECT 'fk_rails_4a92b4b725' AS foreign_key, c.`post_id`
FROM `post_flags` AS c LEFT JOIN `posts` AS p ON p.`id` = c.`post_id`
WHERE c.`post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_68fe8072b5' AS foreign_key, c.`creator_id`
FROM `post_flags` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key post_flags on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.post_flags.fk_rails_4a92b4b725: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.post_flags.fk_rails_68fe8072b5: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `post_flags`
  ADD CONSTRAINT `fk_rails_4a92b4b725` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`),
  ADD CONSTRAINT `fk_rails_68fe8072b5` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove post_replacements on=target
SELECT 'fk_rails_286111af77' AS foreign_key, c.`post_id`
FROM `post_replacements` AS c LEFT JOIN `posts` AS p ON p.`id` = c.`post_id`
WHERE c.`post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_317818fc2f' AS foreign_key, c.`media_asset_id`
FROM `post_replacements` AS c LEFT JOIN `media_assets` AS p ON p.`id` = c.`media_asset_id`
WHERE c.`media_asset_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_3ddcb25767' AS foreign_key, c.`creator_id`
FROM `post_replacements` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_5077102432' AS foreign_key, c.`old_media_asset_id`
FROM `post_replacements` AS c LEFT JOIN `media_assets` AS p ON p.`id` = c.`old_media_asset_id`
WHERE c.`old_media_asset_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key post_replacements on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.post_replacements.fk_rails_286111af77: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.post_replacements.fk_rails_3ddcb25767: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `post_replacements`
  ADD CONSTRAINT `fk_rails_286111af77` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`),
  ADD CONSTRAINT `fk_rails_317818fc2f` FOREIGN KEY (`media_asset_id`) REFERENCES `media_assets` (`id`),
  ADD CONSTRAINT `fk_rails_3ddcb25767` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_5077102432` FOREIGN KEY (`old_media_asset_id`) REFERENCES `media_assets` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove post_votes on=target
SELECT 'fk_rails_b550730fb8' AS foreign_key, c.`post_id`
FROM `post_votes` AS c LEFT JOIN `posts` AS p ON p.`id` = c.`post_id`
WHERE c.`post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_f3edc07390' AS foreign_key, c.`user_id`
FROM `post_votes` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key post_votes on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.post_votes.fk_rails_b550730fb8: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.post_votes.fk_rails_f3edc07390: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `post_votes`
  ADD CONSTRAINT `fk_rails_b550730fb8` FOREIGN KEY (`post_id`) REFERENCES `posts` (`id`),
  ADD CONSTRAINT `fk_rails_f3edc07390` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove posts on=target
SELECT 'fk_rails_299f071108' AS foreign_key, c.`uploader_id`
FROM `posts` AS c LEFT JOIN `users` AS p ON p.`id` = c.`uploader_id`
WHERE c.`uploader_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_3eb11ec3aa' AS foreign_key, c.`parent_id`
FROM `posts` AS c LEFT JOIN `posts` AS p ON p.`id` = c.`parent_id`
WHERE c.`parent_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_f23dabc609' AS foreign_key, c.`approver_id`
FROM `posts` AS c LEFT JOIN `users` AS p ON p.`id` = c.`approver_id`
WHERE c.`approver_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key posts on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.posts.fk_rails_299f071108: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.posts.fk_rails_3eb11ec3aa: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.posts.fk_rails_f23dabc609: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `posts`
  ADD CONSTRAINT `fk_rails_299f071108` FOREIGN KEY (`uploader_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_3eb11ec3aa` FOREIGN KEY (`parent_id`) REFERENCES `posts` (`id`),
  ADD CONSTRAINT `fk_rails_f23dabc609` FOREIGN KEY (`approver_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove saved_searches on=target
SELECT 'fk_rails_63c5382842' AS foreign_key, c.`user_id`
FROM `saved_searches` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key saved_searches on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.saved_searches.fk_rails_63c5382842: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `saved_searches`
  ADD CONSTRAINT `fk_rails_63c5382842` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove site_credentials on=target
SELECT 'fk_rails_32d18ae384' AS foreign_key, c.`creator_id`
FROM `site_credentials` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key site_credentials on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `site_credentials`
  ADD CONSTRAINT `fk_rails_32d18ae384` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove tag_aliases on=target
SELECT 'fk_rails_0157a2fd88' AS foreign_key, c.`creator_id`
FROM `tag_aliases` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_90fd158a45' AS foreign_key, c.`forum_topic_id`
FROM `tag_aliases` AS c LEFT JOIN `forum_topics` AS p ON p.`id` = c.`forum_topic_id`
WHERE c.`forum_topic_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_ca93879f64' AS foreign_key, c.`approver_id`
FROM `tag_aliases` AS c LEFT JOIN `users` AS p ON p.`id` = c.`approver_id`
WHERE c.`approver_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_e5a732a43b' AS foreign_key, c.`forum_post_id`
FROM `tag_aliases` AS c LEFT JOIN `forum_posts` AS p ON p.`id` = c.`forum_post_id`
WHERE c.`forum_post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key tag_aliases on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.tag_aliases.fk_rails_0157a2fd88: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.tag_aliases.fk_rails_90fd158a45: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.tag_aliases.fk_rails_ca93879f64: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.tag_aliases.fk_rails_e5a732a43b: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `tag_aliases`
  ADD CONSTRAINT `fk_rails_0157a2fd88` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_90fd158a45` FOREIGN KEY (`forum_topic_id`) REFERENCES `forum_topics` (`id`),
  ADD CONSTRAINT `fk_rails_ca93879f64` FOREIGN KEY (`approver_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_e5a732a43b` FOREIGN KEY (`forum_post_id`) REFERENCES `forum_posts` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove tag_implications on=target
SELECT 'fk_rails_567423c3a3' AS foreign_key, c.`approver_id`
FROM `tag_implications` AS c LEFT JOIN `users` AS p ON p.`id` = c.`approver_id`
WHERE c.`approver_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_aa452a83e5' AS foreign_key, c.`creator_id`
FROM `tag_implications` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_bec6ee1cbe' AS foreign_key, c.`forum_post_id`
FROM `tag_implications` AS c LEFT JOIN `forum_posts` AS p ON p.`id` = c.`forum_post_id`
WHERE c.`forum_post_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_dba2c19f93' AS foreign_key, c.`forum_topic_id`
FROM `tag_implications` AS c LEFT JOIN `forum_topics` AS p ON p.`id` = c.`forum_topic_id`
WHERE c.`forum_topic_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key tag_implications on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.tag_implications.fk_rails_567423c3a3: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.tag_implications.fk_rails_aa452a83e5: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.tag_implications.fk_rails_bec6ee1cbe: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.tag_implications.fk_rails_dba2c19f93: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `tag_implications`
  ADD CONSTRAINT `fk_rails_567423c3a3` FOREIGN KEY (`approver_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_aa452a83e5` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_bec6ee1cbe` FOREIGN KEY (`forum_post_id`) REFERENCES `forum_posts` (`id`),
  ADD CONSTRAINT `fk_rails_dba2c19f93` FOREIGN KEY (`forum_topic_id`) REFERENCES `forum_topics` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove tag_versions on=target
SELECT 'fk_rails_2e7ebfd4dd' AS foreign_key, c.`tag_id`
FROM `tag_versions` AS c LEFT JOIN `tags` AS p ON p.`id` = c.`tag_id`
WHERE c.`tag_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_2eab2fbb85' AS foreign_key, c.`previous_version_id`
FROM `tag_versions` AS c LEFT JOIN `tag_versions` AS p ON p.`id` = c.`previous_version_id`
WHERE c.`previous_version_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_373a0aa141' AS foreign_key, c.`updater_id`
FROM `tag_versions` AS c LEFT JOIN `users` AS p ON p.`id` = c.`updater_id`
WHERE c.`updater_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key tag_versions on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `tag_versions`
  ADD CONSTRAINT `fk_rails_2e7ebfd4dd` FOREIGN KEY (`tag_id`) REFERENCES `tags` (`id`),
  ADD CONSTRAINT `fk_rails_2eab2fbb85` FOREIGN KEY (`previous_version_id`) REFERENCES `tag_versions` (`id`),
  ADD CONSTRAINT `fk_rails_373a0aa141` FOREIGN KEY (`updater_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove upgrade_codes on=target
SELECT 'fk_rails_778e1e40b5' AS foreign_key, c.`redeemer_id`
FROM `upgrade_codes` AS c LEFT JOIN `users` AS p ON p.`id` = c.`redeemer_id`
WHERE c.`redeemer_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_80bbec9661' AS foreign_key, c.`user_upgrade_id`
FROM `upgrade_codes` AS c LEFT JOIN `user_upgrades` AS p ON p.`id` = c.`user_upgrade_id`
WHERE c.`user_upgrade_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_d5a4e5e1a6' AS foreign_key, c.`creator_id`
FROM `upgrade_codes` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key upgrade_codes on=target
SET SESSION foreign_key_checks = 0;
ALTER TABLE `upgrade_codes`
  ADD CONSTRAINT `fk_rails_778e1e40b5` FOREIGN KEY (`redeemer_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_80bbec9661` FOREIGN KEY (`user_upgrade_id`) REFERENCES `user_upgrades` (`id`),
  ADD CONSTRAINT `fk_rails_d5a4e5e1a6` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove upload_media_assets on=target
SELECT 'fk_rails_171271f781' AS foreign_key, c.`upload_id`
FROM `upload_media_assets` AS c LEFT JOIN `uploads` AS p ON p.`id` = c.`upload_id`
WHERE c.`upload_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_d61d4a2ba9' AS foreign_key, c.`user_id`
FROM `upload_media_assets` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_f6bce0ea3f' AS foreign_key, c.`media_asset_id`
FROM `upload_media_assets` AS c LEFT JOIN `media_assets` AS p ON p.`id` = c.`media_asset_id`
WHERE c.`media_asset_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key upload_media_assets on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.upload_media_assets.fk_rails_171271f781: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.upload_media_assets.fk_rails_d61d4a2ba9: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.upload_media_assets.fk_rails_f6bce0ea3f: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `upload_media_assets`
  ADD CONSTRAINT `fk_rails_171271f781` FOREIGN KEY (`upload_id`) REFERENCES `uploads` (`id`),
  ADD CONSTRAINT `fk_rails_d61d4a2ba9` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_f6bce0ea3f` FOREIGN KEY (`media_asset_id`) REFERENCES `media_assets` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove uploads on=target
SELECT 'fk_rails_d29b037216' AS foreign_key, c.`uploader_id`
FROM `uploads` AS c LEFT JOIN `users` AS p ON p.`id` = c.`uploader_id`
WHERE c.`uploader_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key uploads on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.uploads.fk_rails_d29b037216: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `uploads`
  ADD CONSTRAINT `fk_rails_d29b037216` FOREIGN KEY (`uploader_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove user_events on=target
SELECT 'fk_rails_41fefee740' AS foreign_key, c.`user_session_id`
FROM `user_events` AS c LEFT JOIN `user_sessions` AS p ON p.`id` = c.`user_session_id`
WHERE c.`user_session_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_717ccf5f73' AS foreign_key, c.`user_id`
FROM `user_events` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_89475bdf6f' AS foreign_key, c.`login_session_id`
FROM `user_events` AS c LEFT JOIN `login_sessions` AS p ON p.`login_id` = c.`login_session_id`
WHERE c.`login_session_id` IS NOT NULL AND p.`login_id` IS NULL LIMIT 1;

-- @step add-foreign-key user_events on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.user_events.fk_rails_41fefee740: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.user_events.fk_rails_717ccf5f73: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `user_events`
  ADD CONSTRAINT `fk_rails_41fefee740` FOREIGN KEY (`user_session_id`) REFERENCES `user_sessions` (`id`),
  ADD CONSTRAINT `fk_rails_717ccf5f73` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_89475bdf6f` FOREIGN KEY (`login_session_id`) REFERENCES `login_sessions` (`login_id`);
SET SESSION foreign_key_checks = 1;

-- @step prove user_feedback on=target
SELECT 'fk_rails_81884ec765' AS foreign_key, c.`user_id`
FROM `user_feedback` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_b1c80e6f0a' AS foreign_key, c.`creator_id`
FROM `user_feedback` AS c LEFT JOIN `users` AS p ON p.`id` = c.`creator_id`
WHERE c.`creator_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key user_feedback on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.user_feedback.fk_rails_81884ec765: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.user_feedback.fk_rails_b1c80e6f0a: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `user_feedback`
  ADD CONSTRAINT `fk_rails_81884ec765` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_b1c80e6f0a` FOREIGN KEY (`creator_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove user_name_change_requests on=target
SELECT 'fk_rails_18d9682b1c' AS foreign_key, c.`user_id`
FROM `user_name_change_requests` AS c LEFT JOIN `users` AS p ON p.`id` = c.`user_id`
WHERE c.`user_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key user_name_change_requests on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.user_name_change_requests.fk_rails_18d9682b1c: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `user_name_change_requests`
  ADD CONSTRAINT `fk_rails_18d9682b1c` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove user_upgrades on=target
SELECT 'fk_rails_55b7770fa9' AS foreign_key, c.`recipient_id`
FROM `user_upgrades` AS c LEFT JOIN `users` AS p ON p.`id` = c.`recipient_id`
WHERE c.`recipient_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_f9349ed07b' AS foreign_key, c.`purchaser_id`
FROM `user_upgrades` AS c LEFT JOIN `users` AS p ON p.`id` = c.`purchaser_id`
WHERE c.`purchaser_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key user_upgrades on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.user_upgrades.fk_rails_55b7770fa9: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.user_upgrades.fk_rails_f9349ed07b: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `user_upgrades`
  ADD CONSTRAINT `fk_rails_55b7770fa9` FOREIGN KEY (`recipient_id`) REFERENCES `users` (`id`),
  ADD CONSTRAINT `fk_rails_f9349ed07b` FOREIGN KEY (`purchaser_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove users on=target
SELECT 'fk_rails_3e95061862' AS foreign_key, c.`inviter_id`
FROM `users` AS c LEFT JOIN `users` AS p ON p.`id` = c.`inviter_id`
WHERE c.`inviter_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key users on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.users.fk_rails_3e95061862: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `users`
  ADD CONSTRAINT `fk_rails_3e95061862` FOREIGN KEY (`inviter_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;

-- @step prove wiki_page_versions on=target
SELECT 'fk_rails_2fc7c35d5a' AS foreign_key, c.`wiki_page_id`
FROM `wiki_page_versions` AS c LEFT JOIN `wiki_pages` AS p ON p.`id` = c.`wiki_page_id`
WHERE c.`wiki_page_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;
SELECT 'fk_rails_c6ed6113f4' AS foreign_key, c.`updater_id`
FROM `wiki_page_versions` AS c LEFT JOIN `users` AS p ON p.`id` = c.`updater_id`
WHERE c.`updater_id` IS NOT NULL AND p.`id` IS NULL LIMIT 1;

-- @step add-foreign-key wiki_page_versions on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.wiki_page_versions.fk_rails_2fc7c35d5a: The key is checked with every statement; it was deferrable to the end of the transaction.
-- @finding warning DEFERRABLE_DROPPED foreign-key public.wiki_page_versions.fk_rails_c6ed6113f4: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `wiki_page_versions`
  ADD CONSTRAINT `fk_rails_2fc7c35d5a` FOREIGN KEY (`wiki_page_id`) REFERENCES `wiki_pages` (`id`),
  ADD CONSTRAINT `fk_rails_c6ed6113f4` FOREIGN KEY (`updater_id`) REFERENCES `users` (`id`);
SET SESSION foreign_key_checks = 1;


-- @phase counters
-- @step set-counter login_sessions on=target
ALTER TABLE `login_sessions` AUTO_INCREMENT = 10000000;


-- @phase finish
