-- @migration format=1 source=source (postgresql 18.4, database source_db, id …) target=target (mysql 9.7.4, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.

-- @phase prepare
-- @step session load on=target
SET SESSION innodb_ddl_buffer_size = 67108864;


-- @phase tables
-- @step create-table ofextcomponentconf on=target
CREATE TABLE `ofextcomponentconf` (
  `subdomain` VARCHAR(255) COLLATE utf8mb4_0900_bin NOT NULL,
  `wildcard` INT NOT NULL,
  `secret` VARCHAR(255) COLLATE utf8mb4_0900_bin NULL,
  `permission` VARCHAR(10) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`subdomain`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofgroup on=target
CREATE TABLE `ofgroup` (
  `groupname` VARCHAR(50) COLLATE utf8mb4_0900_bin NOT NULL,
  `description` VARCHAR(255) COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`groupname`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofgroupprop on=target
CREATE TABLE `ofgroupprop` (
  `groupname` VARCHAR(50) COLLATE utf8mb4_0900_bin NOT NULL,
  `name` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `propvalue` LONGTEXT COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`groupname`, `name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofgroupuser on=target
CREATE TABLE `ofgroupuser` (
  `groupname` VARCHAR(50) COLLATE utf8mb4_0900_bin NOT NULL,
  `username` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `administrator` INT NOT NULL,
  PRIMARY KEY (`groupname`, `username`, `administrator`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofid on=target
CREATE TABLE `ofid` (
  `idtype` INT NOT NULL,
  `id` INT NOT NULL,
  PRIMARY KEY (`idtype`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofmucaffiliation on=target
CREATE TABLE `ofmucaffiliation` (
  `roomid` INT NOT NULL,
  `jid` VARCHAR(767) COLLATE utf8mb4_0900_bin NOT NULL,
  `affiliation` INT NOT NULL,
  PRIMARY KEY (`roomid`, `jid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofmucconversationlog on=target
CREATE TABLE `ofmucconversationlog` (
  `roomid` INT NOT NULL,
  `messageid` INT NOT NULL,
  `sender` VARCHAR(1024) COLLATE utf8mb4_0900_bin NOT NULL,
  `nickname` VARCHAR(255) COLLATE utf8mb4_0900_bin NULL,
  `logtime` CHAR(15) COLLATE utf8mb4_0900_bin NOT NULL,
  `subject` VARCHAR(255) COLLATE utf8mb4_0900_bin NULL,
  `body` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  `stanza` LONGTEXT COLLATE utf8mb4_0900_bin NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofmucmember on=target
CREATE TABLE `ofmucmember` (
  `roomid` INT NOT NULL,
  `jid` VARCHAR(767) COLLATE utf8mb4_0900_bin NOT NULL,
  `nickname` VARCHAR(255) COLLATE utf8mb4_0900_bin NULL,
  `firstname` VARCHAR(100) COLLATE utf8mb4_0900_bin NULL,
  `lastname` VARCHAR(100) COLLATE utf8mb4_0900_bin NULL,
  `url` VARCHAR(100) COLLATE utf8mb4_0900_bin NULL,
  `email` VARCHAR(100) COLLATE utf8mb4_0900_bin NULL,
  `faqentry` VARCHAR(100) COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`roomid`, `jid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofmucroom on=target
CREATE TABLE `ofmucroom` (
  `serviceid` INT NOT NULL,
  `roomid` INT NOT NULL,
  `creationdate` CHAR(15) COLLATE utf8mb4_0900_bin NOT NULL,
  `modificationdate` CHAR(15) COLLATE utf8mb4_0900_bin NOT NULL,
  `name` VARCHAR(50) COLLATE utf8mb4_0900_bin NOT NULL,
  `naturalname` VARCHAR(255) COLLATE utf8mb4_0900_bin NOT NULL,
  `description` VARCHAR(255) COLLATE utf8mb4_0900_bin NULL,
  `lockeddate` CHAR(15) COLLATE utf8mb4_0900_bin NOT NULL,
  `emptydate` CHAR(15) COLLATE utf8mb4_0900_bin NULL,
  `canchangesubject` INT NOT NULL,
  `maxusers` INT NOT NULL,
  `publicroom` INT NOT NULL,
  `moderated` INT NOT NULL,
  `membersonly` INT NOT NULL,
  `caninvite` INT NOT NULL,
  `roompassword` VARCHAR(50) COLLATE utf8mb4_0900_bin NULL,
  `candiscoverjid` INT NOT NULL,
  `logenabled` INT NOT NULL,
  `retireondeletion` INT NOT NULL,
  `preservehistondel` INT NOT NULL,
  `subject` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  `rolestobroadcast` INT NOT NULL,
  `usereservednick` INT NOT NULL,
  `canchangenick` INT NOT NULL,
  `canregister` INT NOT NULL,
  `allowpm` INT NULL,
  `fmucenabled` INT NULL,
  `fmucoutboundnode` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  `fmucoutboundmode` INT NULL,
  `fmucinboundnodes` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`serviceid`, `name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofmucroomprop on=target
CREATE TABLE `ofmucroomprop` (
  `roomid` INT NOT NULL,
  `name` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `propvalue` LONGTEXT COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`roomid`, `name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofmucroomretiree on=target
CREATE TABLE `ofmucroomretiree` (
  `serviceid` INT NOT NULL,
  `name` VARCHAR(50) COLLATE utf8mb4_0900_bin NOT NULL,
  `alternatejid` VARCHAR(2000) COLLATE utf8mb4_0900_bin NULL,
  `reason` VARCHAR(1024) COLLATE utf8mb4_0900_bin NULL,
  `retiredat` DATETIME(6) NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`serviceid`, `name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofmucservice on=target
CREATE TABLE `ofmucservice` (
  `serviceid` INT NOT NULL,
  `subdomain` VARCHAR(255) COLLATE utf8mb4_0900_bin NOT NULL,
  `description` VARCHAR(255) COLLATE utf8mb4_0900_bin NULL,
  `ishidden` INT NOT NULL,
  PRIMARY KEY (`subdomain`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofmucserviceprop on=target
CREATE TABLE `ofmucserviceprop` (
  `serviceid` INT NOT NULL,
  `name` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `propvalue` LONGTEXT COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`serviceid`, `name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofoffline on=target
CREATE TABLE `ofoffline` (
  `username` VARCHAR(64) COLLATE utf8mb4_0900_bin NOT NULL,
  `messageid` INT NOT NULL,
  `creationdate` CHAR(15) COLLATE utf8mb4_0900_bin NOT NULL,
  `messagesize` INT NOT NULL,
  `stanza` LONGTEXT COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`username`, `messageid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofpresence on=target
CREATE TABLE `ofpresence` (
  `username` VARCHAR(64) COLLATE utf8mb4_0900_bin NOT NULL,
  `offlinepresence` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  `offlinedate` VARCHAR(15) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`username`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofprivacylist on=target
CREATE TABLE `ofprivacylist` (
  `username` VARCHAR(64) COLLATE utf8mb4_0900_bin NOT NULL,
  `name` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `isdefault` INT NOT NULL,
  `list` LONGTEXT COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`username`, `name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofproperty on=target
CREATE TABLE `ofproperty` (
  `name` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `propvalue` VARCHAR(4000) COLLATE utf8mb4_0900_bin NOT NULL,
  `encrypted` INT NULL,
  `iv` CHAR(24) COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofpubsubaffiliation on=target
CREATE TABLE `ofpubsubaffiliation` (
  `serviceid` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `nodeid` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `jid` VARCHAR(568) COLLATE utf8mb4_0900_bin NOT NULL,
  `affiliation` VARCHAR(10) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`serviceid`, `nodeid`, `jid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofpubsubdefaultconf on=target
CREATE TABLE `ofpubsubdefaultconf` (
  `serviceid` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `leaf` INT NOT NULL,
  `deliverpayloads` INT NOT NULL,
  `maxpayloadsize` INT NOT NULL,
  `persistitems` INT NOT NULL,
  `maxitems` INT NOT NULL,
  `notifyconfigchanges` INT NOT NULL,
  `notifydelete` INT NOT NULL,
  `notifyretract` INT NOT NULL,
  `presencebased` INT NOT NULL,
  `senditemsubscribe` INT NOT NULL,
  `publishermodel` VARCHAR(15) COLLATE utf8mb4_0900_bin NOT NULL,
  `subscriptionenabled` INT NOT NULL,
  `accessmodel` VARCHAR(10) COLLATE utf8mb4_0900_bin NOT NULL,
  `language` VARCHAR(255) COLLATE utf8mb4_0900_bin NULL,
  `replypolicy` VARCHAR(15) COLLATE utf8mb4_0900_bin NULL,
  `associationpolicy` VARCHAR(15) COLLATE utf8mb4_0900_bin NOT NULL,
  `maxleafnodes` INT NOT NULL,
  PRIMARY KEY (`serviceid`, `leaf`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofpubsubitem on=target
CREATE TABLE `ofpubsubitem` (
  `serviceid` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `nodeid` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `id` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `jid` VARCHAR(1024) COLLATE utf8mb4_0900_bin NOT NULL,
  `creationdate` CHAR(15) COLLATE utf8mb4_0900_bin NOT NULL,
  `payload` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`serviceid`, `nodeid`, `id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofpubsubnode on=target
CREATE TABLE `ofpubsubnode` (
  `serviceid` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `nodeid` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `leaf` INT NOT NULL,
  `creationdate` CHAR(15) COLLATE utf8mb4_0900_bin NOT NULL,
  `modificationdate` CHAR(15) COLLATE utf8mb4_0900_bin NOT NULL,
  `parent` VARCHAR(100) COLLATE utf8mb4_0900_bin NULL,
  `deliverpayloads` INT NOT NULL,
  `maxpayloadsize` INT NULL,
  `persistitems` INT NULL,
  `maxitems` INT NULL,
  `notifyconfigchanges` INT NOT NULL,
  `notifydelete` INT NOT NULL,
  `notifyretract` INT NOT NULL,
  `presencebased` INT NOT NULL,
  `senditemsubscribe` INT NOT NULL,
  `publishermodel` VARCHAR(15) COLLATE utf8mb4_0900_bin NOT NULL,
  `subscriptionenabled` INT NOT NULL,
  `configsubscription` INT NOT NULL,
  `accessmodel` VARCHAR(10) COLLATE utf8mb4_0900_bin NOT NULL,
  `payloadtype` VARCHAR(100) COLLATE utf8mb4_0900_bin NULL,
  `bodyxslt` VARCHAR(100) COLLATE utf8mb4_0900_bin NULL,
  `dataformxslt` VARCHAR(100) COLLATE utf8mb4_0900_bin NULL,
  `creator` VARCHAR(1024) COLLATE utf8mb4_0900_bin NOT NULL,
  `description` VARCHAR(255) COLLATE utf8mb4_0900_bin NULL,
  `language` VARCHAR(255) COLLATE utf8mb4_0900_bin NULL,
  `name` VARCHAR(50) COLLATE utf8mb4_0900_bin NULL,
  `replypolicy` VARCHAR(15) COLLATE utf8mb4_0900_bin NULL,
  `associationpolicy` VARCHAR(15) COLLATE utf8mb4_0900_bin NULL,
  `maxleafnodes` INT NULL,
  PRIMARY KEY (`serviceid`, `nodeid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofpubsubnodegroups on=target
CREATE TABLE `ofpubsubnodegroups` (
  `serviceid` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `nodeid` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `rostergroup` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofpubsubnodejids on=target
CREATE TABLE `ofpubsubnodejids` (
  `serviceid` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `nodeid` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `jid` VARCHAR(568) COLLATE utf8mb4_0900_bin NOT NULL,
  `associationtype` VARCHAR(20) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`serviceid`, `nodeid`, `jid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofpubsubsubscription on=target
CREATE TABLE `ofpubsubsubscription` (
  `serviceid` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `nodeid` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `id` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `jid` VARCHAR(1024) COLLATE utf8mb4_0900_bin NOT NULL,
  `owner` VARCHAR(1024) COLLATE utf8mb4_0900_bin NOT NULL,
  `state` VARCHAR(15) COLLATE utf8mb4_0900_bin NOT NULL,
  `deliver` INT NOT NULL,
  `digest` INT NOT NULL,
  `digest_frequency` INT NOT NULL,
  `expire` CHAR(15) COLLATE utf8mb4_0900_bin NULL,
  `includebody` INT NOT NULL,
  `showvalues` VARCHAR(30) COLLATE utf8mb4_0900_bin NOT NULL,
  `subscriptiontype` VARCHAR(10) COLLATE utf8mb4_0900_bin NOT NULL,
  `subscriptiondepth` INT NOT NULL,
  `keyword` VARCHAR(200) COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`serviceid`, `nodeid`, `id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofremoteserverconf on=target
CREATE TABLE `ofremoteserverconf` (
  `xmppdomain` VARCHAR(255) COLLATE utf8mb4_0900_bin NOT NULL,
  `remoteport` INT NULL,
  `permission` VARCHAR(10) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`xmppdomain`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofroster on=target
CREATE TABLE `ofroster` (
  `rosterid` INT NOT NULL,
  `username` VARCHAR(64) COLLATE utf8mb4_0900_bin NOT NULL,
  `jid` VARCHAR(1024) COLLATE utf8mb4_0900_bin NOT NULL,
  `sub` INT NOT NULL,
  `ask` INT NOT NULL,
  `recv` INT NOT NULL,
  `nick` VARCHAR(255) COLLATE utf8mb4_0900_bin NULL,
  `stanza` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`rosterid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofrostergroups on=target
CREATE TABLE `ofrostergroups` (
  `rosterid` INT NOT NULL,
  `rank` INT NOT NULL,
  `groupname` VARCHAR(255) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`rosterid`, `rank`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofsecurityauditlog on=target
CREATE TABLE `ofsecurityauditlog` (
  `msgid` INT NOT NULL,
  `username` VARCHAR(64) COLLATE utf8mb4_0900_bin NOT NULL,
  `entrystamp` BIGINT NOT NULL,
  `summary` VARCHAR(255) COLLATE utf8mb4_0900_bin NOT NULL,
  `node` VARCHAR(255) COLLATE utf8mb4_0900_bin NOT NULL,
  `details` LONGTEXT COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`msgid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofuser on=target
CREATE TABLE `ofuser` (
  `username` VARCHAR(64) COLLATE utf8mb4_0900_bin NOT NULL,
  `plainpassword` VARCHAR(32) COLLATE utf8mb4_0900_bin NULL,
  `encryptedpassword` VARCHAR(255) COLLATE utf8mb4_0900_bin NULL,
  `name` VARCHAR(100) COLLATE utf8mb4_0900_bin NULL,
  `email` VARCHAR(100) COLLATE utf8mb4_0900_bin NULL,
  `creationdate` CHAR(15) COLLATE utf8mb4_0900_bin NOT NULL,
  `modificationdate` CHAR(15) COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`username`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofuserflag on=target
CREATE TABLE `ofuserflag` (
  `username` VARCHAR(64) COLLATE utf8mb4_0900_bin NOT NULL,
  `name` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `starttime` CHAR(15) COLLATE utf8mb4_0900_bin NULL,
  `endtime` CHAR(15) COLLATE utf8mb4_0900_bin NULL,
  PRIMARY KEY (`username`, `name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofuserprop on=target
CREATE TABLE `ofuserprop` (
  `username` VARCHAR(64) COLLATE utf8mb4_0900_bin NOT NULL,
  `name` VARCHAR(100) COLLATE utf8mb4_0900_bin NOT NULL,
  `propvalue` LONGTEXT COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`username`, `name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofuserscram on=target
CREATE TABLE `ofuserscram` (
  `username` VARCHAR(64) COLLATE utf8mb4_0900_bin NOT NULL,
  `mechanism` VARCHAR(32) COLLATE utf8mb4_0900_bin NOT NULL,
  `storedkey` VARCHAR(255) COLLATE utf8mb4_0900_bin NULL,
  `serverkey` VARCHAR(255) COLLATE utf8mb4_0900_bin NULL,
  `salt` VARCHAR(255) COLLATE utf8mb4_0900_bin NULL,
  `iterations` INT NOT NULL,
  PRIMARY KEY (`username`, `mechanism`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofvcard on=target
CREATE TABLE `ofvcard` (
  `username` VARCHAR(64) COLLATE utf8mb4_0900_bin NOT NULL,
  `vcard` LONGTEXT COLLATE utf8mb4_0900_bin NOT NULL,
  PRIMARY KEY (`username`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;

-- @step create-table ofversion on=target
CREATE TABLE `ofversion` (
  `name` VARCHAR(50) COLLATE utf8mb4_0900_bin NOT NULL,
  `version` INT NOT NULL,
  PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin;


-- @phase keys
-- @step create-index ofmucconversationlog on=target
ALTER TABLE `ofmucconversationlog`
  ADD INDEX `ofmucconversationlog_msg_id` (`messageid`),
  ADD INDEX `ofmucconversationlog_roomtime_idx` (`roomid`, `logtime`),
  ADD INDEX `ofmucconversationlog_time_idx` (`logtime`);

-- @step create-index ofmucroom on=target
ALTER TABLE `ofmucroom`
  ADD INDEX `ofmucroom_roomid_idx` (`roomid`),
  ADD INDEX `ofmucroom_serviceid_idx` (`serviceid`);

-- @step create-index ofmucservice on=target
ALTER TABLE `ofmucservice`
  ADD INDEX `ofmucservice_serviceid_idx` (`serviceid`);

-- @step create-index ofprivacylist on=target
ALTER TABLE `ofprivacylist`
  ADD INDEX `ofprivacylist_default_idx` (`username`, `isdefault`);

-- @step create-index ofpubsubnodegroups on=target
ALTER TABLE `ofpubsubnodegroups`
  ADD INDEX `ofpubsubnodegroups_idx` (`serviceid`, `nodeid`);

-- @step create-index ofroster on=target
-- @finding info INDEX_PREFIX index public.ofroster.ofroster_jid_idx: Holds the first 191 characters or bytes of jid.
ALTER TABLE `ofroster`
  ADD INDEX `ofroster_jid_idx` (`jid`(191)),
  ADD INDEX `ofroster_username_idx` (`username`);

-- @step create-index ofrostergroups on=target
ALTER TABLE `ofrostergroups`
  ADD INDEX `ofrostergroups_rosterid_idx` (`rosterid`);

-- @step create-index ofsecurityauditlog on=target
ALTER TABLE `ofsecurityauditlog`
  ADD INDEX `ofsecurityauditlog_tstamp_idx` (`entrystamp`),
  ADD INDEX `ofsecurityauditlog_uname_idx` (`username`);

-- @step create-index ofuser on=target
ALTER TABLE `ofuser`
  ADD INDEX `ofuser_cdate_idx` (`creationdate`);

-- @step create-index ofuserflag on=target
ALTER TABLE `ofuserflag`
  ADD INDEX `ofuserflag_etime_idx` (`endtime`),
  ADD INDEX `ofuserflag_stime_idx` (`starttime`);


-- @phase foreign keys
-- @step prove ofrostergroups on=target
SELECT 'ofrostergroups_rosterid_fk' AS foreign_key, c.`rosterid`
FROM `ofrostergroups` AS c LEFT JOIN `ofroster` AS p ON p.`rosterid` = c.`rosterid`
WHERE c.`rosterid` IS NOT NULL AND p.`rosterid` IS NULL LIMIT 1;

-- @step add-foreign-key ofrostergroups on=target
-- @finding warning DEFERRABLE_DROPPED foreign-key public.ofrostergroups.ofrostergroups_rosterid_fk: The key is checked with every statement; it was deferrable to the end of the transaction.
SET SESSION foreign_key_checks = 0;
ALTER TABLE `ofrostergroups`
  ADD CONSTRAINT `ofrostergroups_rosterid_fk` FOREIGN KEY (`rosterid`) REFERENCES `ofroster` (`rosterid`);
SET SESSION foreign_key_checks = 1;


-- @phase finish
