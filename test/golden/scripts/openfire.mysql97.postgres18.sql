-- @migration format=1 source=source (mysql 9.7.4, database source_db, id …) target=target (postgresql 18.4, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.

-- @phase tables
-- @step create-table ofExtComponentConf on=target
CREATE TABLE "public"."ofExtComponentConf" (
  "subdomain" varchar(255) NOT NULL,
  "wildcard" smallint NOT NULL,
  "secret" varchar(255),
  "permission" varchar(10) NOT NULL,
  PRIMARY KEY ("subdomain")
);

-- @step create-table ofGroup on=target
CREATE TABLE "public"."ofGroup" (
  "groupName" varchar(50) NOT NULL,
  "description" varchar(255),
  PRIMARY KEY ("groupName")
);

-- @step create-table ofGroupProp on=target
CREATE TABLE "public"."ofGroupProp" (
  "groupName" varchar(50) NOT NULL,
  "name" varchar(100) NOT NULL,
  "propValue" text NOT NULL,
  PRIMARY KEY ("groupName", "name")
);

-- @step create-table ofGroupUser on=target
CREATE TABLE "public"."ofGroupUser" (
  "groupName" varchar(50) NOT NULL,
  "username" varchar(100) NOT NULL,
  "administrator" smallint NOT NULL,
  PRIMARY KEY ("groupName", "username", "administrator")
);

-- @step create-table ofID on=target
CREATE TABLE "public"."ofID" (
  "idType" integer NOT NULL,
  "id" bigint NOT NULL,
  PRIMARY KEY ("idType")
);

-- @step create-table ofMucAffiliation on=target
CREATE TABLE "public"."ofMucAffiliation" (
  "roomID" bigint NOT NULL,
  "jid" text NOT NULL,
  "affiliation" smallint NOT NULL,
  PRIMARY KEY ("roomID", "jid")
);

-- @step create-table ofMucConversationLog on=target
CREATE TABLE "public"."ofMucConversationLog" (
  "roomID" bigint NOT NULL,
  "messageID" bigint NOT NULL,
  "sender" text NOT NULL,
  "nickname" varchar(255),
  "logTime" varchar(15) NOT NULL,
  "subject" varchar(255),
  "body" text,
  "stanza" text
);

-- @step create-table ofMucMember on=target
CREATE TABLE "public"."ofMucMember" (
  "roomID" bigint NOT NULL,
  "jid" text NOT NULL,
  "nickname" varchar(255),
  "firstName" varchar(100),
  "lastName" varchar(100),
  "url" varchar(100),
  "email" varchar(100),
  "faqentry" varchar(100),
  PRIMARY KEY ("roomID", "jid")
);

-- @step create-table ofMucRoom on=target
CREATE TABLE "public"."ofMucRoom" (
  "serviceID" bigint NOT NULL,
  "roomID" bigint NOT NULL,
  "creationDate" varchar(15) NOT NULL,
  "modificationDate" varchar(15) NOT NULL,
  "name" varchar(50) NOT NULL,
  "naturalName" varchar(255) NOT NULL,
  "description" varchar(255),
  "lockedDate" varchar(15) NOT NULL,
  "emptyDate" varchar(15),
  "canChangeSubject" smallint NOT NULL,
  "maxUsers" integer NOT NULL,
  "publicRoom" smallint NOT NULL,
  "moderated" smallint NOT NULL,
  "membersOnly" smallint NOT NULL,
  "canInvite" smallint NOT NULL,
  "roomPassword" varchar(50),
  "canDiscoverJID" smallint NOT NULL,
  "logEnabled" smallint NOT NULL,
  "retireOnDeletion" smallint NOT NULL,
  "preserveHistOnDel" smallint NOT NULL,
  "subject" text,
  "rolesToBroadcast" smallint NOT NULL,
  "useReservedNick" smallint NOT NULL,
  "canChangeNick" smallint NOT NULL,
  "canRegister" smallint NOT NULL,
  "allowpm" smallint,
  "fmucEnabled" smallint,
  "fmucOutboundNode" varchar(255),
  "fmucOutboundMode" smallint,
  "fmucInboundNodes" varchar(4000),
  PRIMARY KEY ("serviceID", "name")
);

-- @step create-table ofMucRoomProp on=target
CREATE TABLE "public"."ofMucRoomProp" (
  "roomID" bigint NOT NULL,
  "name" varchar(100) NOT NULL,
  "propValue" text NOT NULL,
  PRIMARY KEY ("roomID", "name")
);

-- @step create-table ofMucRoomRetiree on=target
CREATE TABLE "public"."ofMucRoomRetiree" (
  "serviceID" bigint NOT NULL,
  "name" varchar(50) NOT NULL,
  "alternateJID" varchar(2000),
  "reason" varchar(1024),
  "retiredAt" timestamptz(0) DEFAULT CURRENT_TIMESTAMP(0),
  PRIMARY KEY ("serviceID", "name")
);

-- @step create-table ofMucService on=target
CREATE TABLE "public"."ofMucService" (
  "serviceID" bigint NOT NULL,
  "subdomain" varchar(255) NOT NULL,
  "description" varchar(255),
  "isHidden" smallint NOT NULL,
  PRIMARY KEY ("subdomain")
);

-- @step create-table ofMucServiceProp on=target
CREATE TABLE "public"."ofMucServiceProp" (
  "serviceID" bigint NOT NULL,
  "name" varchar(100) NOT NULL,
  "propValue" text NOT NULL,
  PRIMARY KEY ("serviceID", "name")
);

-- @step create-table ofOffline on=target
CREATE TABLE "public"."ofOffline" (
  "username" varchar(64) NOT NULL,
  "messageID" bigint NOT NULL,
  "creationDate" varchar(15) NOT NULL,
  "messageSize" integer NOT NULL,
  "stanza" text NOT NULL,
  PRIMARY KEY ("username", "messageID")
);

-- @step create-table ofPresence on=target
CREATE TABLE "public"."ofPresence" (
  "username" varchar(64) NOT NULL,
  "offlinePresence" text,
  "offlineDate" varchar(15) NOT NULL,
  PRIMARY KEY ("username")
);

-- @step create-table ofPrivacyList on=target
CREATE TABLE "public"."ofPrivacyList" (
  "username" varchar(64) NOT NULL,
  "name" varchar(100) NOT NULL,
  "isDefault" smallint NOT NULL,
  "list" text NOT NULL,
  PRIMARY KEY ("username", "name")
);

-- @step create-table ofProperty on=target
CREATE TABLE "public"."ofProperty" (
  "name" varchar(100) NOT NULL,
  "propValue" text NOT NULL,
  "encrypted" integer,
  "iv" varchar(24),
  PRIMARY KEY ("name")
);

-- @step create-table ofPubsubAffiliation on=target
CREATE TABLE "public"."ofPubsubAffiliation" (
  "serviceID" varchar(100) NOT NULL,
  "nodeID" varchar(100) NOT NULL,
  "jid" varchar(255) NOT NULL,
  "affiliation" varchar(10) NOT NULL,
  PRIMARY KEY ("serviceID", "nodeID", "jid")
);

-- @step create-table ofPubsubDefaultConf on=target
CREATE TABLE "public"."ofPubsubDefaultConf" (
  "serviceID" varchar(100) NOT NULL,
  "leaf" smallint NOT NULL,
  "deliverPayloads" smallint NOT NULL,
  "maxPayloadSize" integer NOT NULL,
  "persistItems" smallint NOT NULL,
  "maxItems" integer NOT NULL,
  "notifyConfigChanges" smallint NOT NULL,
  "notifyDelete" smallint NOT NULL,
  "notifyRetract" smallint NOT NULL,
  "presenceBased" smallint NOT NULL,
  "sendItemSubscribe" smallint NOT NULL,
  "publisherModel" varchar(15) NOT NULL,
  "subscriptionEnabled" smallint NOT NULL,
  "accessModel" varchar(10) NOT NULL,
  "language" varchar(255),
  "replyPolicy" varchar(15),
  "associationPolicy" varchar(15) NOT NULL,
  "maxLeafNodes" integer NOT NULL,
  PRIMARY KEY ("serviceID", "leaf")
);

-- @step create-table ofPubsubItem on=target
CREATE TABLE "public"."ofPubsubItem" (
  "serviceID" varchar(100) NOT NULL,
  "nodeID" varchar(100) NOT NULL,
  "id" varchar(100) NOT NULL,
  "jid" varchar(255) NOT NULL,
  "creationDate" varchar(15) NOT NULL,
  "payload" text,
  PRIMARY KEY ("serviceID", "nodeID", "id")
);

-- @step create-table ofPubsubNode on=target
CREATE TABLE "public"."ofPubsubNode" (
  "serviceID" varchar(100) NOT NULL,
  "nodeID" varchar(100) NOT NULL,
  "leaf" smallint NOT NULL,
  "creationDate" varchar(15) NOT NULL,
  "modificationDate" varchar(15) NOT NULL,
  "parent" varchar(100),
  "deliverPayloads" smallint NOT NULL,
  "maxPayloadSize" integer,
  "persistItems" smallint,
  "maxItems" integer,
  "notifyConfigChanges" smallint NOT NULL,
  "notifyDelete" smallint NOT NULL,
  "notifyRetract" smallint NOT NULL,
  "presenceBased" smallint NOT NULL,
  "sendItemSubscribe" smallint NOT NULL,
  "publisherModel" varchar(15) NOT NULL,
  "subscriptionEnabled" smallint NOT NULL,
  "configSubscription" smallint NOT NULL,
  "accessModel" varchar(10) NOT NULL,
  "payloadType" varchar(100),
  "bodyXSLT" varchar(100),
  "dataformXSLT" varchar(100),
  "creator" varchar(255) NOT NULL,
  "description" varchar(255),
  "language" varchar(255),
  "name" varchar(50),
  "replyPolicy" varchar(15),
  "associationPolicy" varchar(15),
  "maxLeafNodes" integer,
  PRIMARY KEY ("serviceID", "nodeID")
);

-- @step create-table ofPubsubNodeGroups on=target
CREATE TABLE "public"."ofPubsubNodeGroups" (
  "serviceID" varchar(100) NOT NULL,
  "nodeID" varchar(100) NOT NULL,
  "rosterGroup" varchar(100) NOT NULL
);

-- @step create-table ofPubsubNodeJIDs on=target
CREATE TABLE "public"."ofPubsubNodeJIDs" (
  "serviceID" varchar(100) NOT NULL,
  "nodeID" varchar(100) NOT NULL,
  "jid" varchar(255) NOT NULL,
  "associationType" varchar(20) NOT NULL,
  PRIMARY KEY ("serviceID", "nodeID", "jid")
);

-- @step create-table ofPubsubSubscription on=target
CREATE TABLE "public"."ofPubsubSubscription" (
  "serviceID" varchar(100) NOT NULL,
  "nodeID" varchar(100) NOT NULL,
  "id" varchar(100) NOT NULL,
  "jid" varchar(255) NOT NULL,
  "owner" varchar(255) NOT NULL,
  "state" varchar(15) NOT NULL,
  "deliver" smallint NOT NULL,
  "digest" smallint NOT NULL,
  "digest_frequency" integer NOT NULL,
  "expire" varchar(15),
  "includeBody" smallint NOT NULL,
  "showValues" varchar(30),
  "subscriptionType" varchar(10) NOT NULL,
  "subscriptionDepth" smallint NOT NULL,
  "keyword" varchar(200),
  PRIMARY KEY ("serviceID", "nodeID", "id")
);

-- @step create-table ofRemoteServerConf on=target
CREATE TABLE "public"."ofRemoteServerConf" (
  "xmppDomain" varchar(255) NOT NULL,
  "remotePort" integer,
  "permission" varchar(10) NOT NULL,
  PRIMARY KEY ("xmppDomain")
);

-- @step create-table ofRoster on=target
CREATE TABLE "public"."ofRoster" (
  "rosterID" bigint NOT NULL,
  "username" varchar(64) NOT NULL,
  "jid" varchar(1024) NOT NULL,
  "sub" smallint NOT NULL,
  "ask" smallint NOT NULL,
  "recv" smallint NOT NULL,
  "nick" varchar(255),
  "stanza" text,
  PRIMARY KEY ("rosterID")
);

-- @step create-table ofRosterGroups on=target
CREATE TABLE "public"."ofRosterGroups" (
  "rosterID" bigint NOT NULL,
  "rank" smallint NOT NULL,
  "groupName" varchar(255) NOT NULL,
  PRIMARY KEY ("rosterID", "rank")
);

-- @step create-table ofSecurityAuditLog on=target
CREATE TABLE "public"."ofSecurityAuditLog" (
  "msgID" bigint NOT NULL,
  "username" varchar(64) NOT NULL,
  "entryStamp" bigint NOT NULL,
  "summary" varchar(255) NOT NULL,
  "node" varchar(255) NOT NULL,
  "details" text,
  PRIMARY KEY ("msgID")
);

-- @step create-table ofUser on=target
CREATE TABLE "public"."ofUser" (
  "username" varchar(64) NOT NULL,
  "plainPassword" varchar(32),
  "encryptedPassword" varchar(255),
  "name" varchar(100),
  "email" varchar(100),
  "creationDate" varchar(15) NOT NULL,
  "modificationDate" varchar(15) NOT NULL,
  PRIMARY KEY ("username")
);

-- @step create-table ofUserFlag on=target
CREATE TABLE "public"."ofUserFlag" (
  "username" varchar(64) NOT NULL,
  "name" varchar(100) NOT NULL,
  "startTime" varchar(15),
  "endTime" varchar(15),
  PRIMARY KEY ("username", "name")
);

-- @step create-table ofUserProp on=target
CREATE TABLE "public"."ofUserProp" (
  "username" varchar(64) NOT NULL,
  "name" varchar(100) NOT NULL,
  "propValue" text NOT NULL,
  PRIMARY KEY ("username", "name")
);

-- @step create-table ofUserScram on=target
CREATE TABLE "public"."ofUserScram" (
  "username" varchar(64) NOT NULL,
  "mechanism" varchar(32) NOT NULL,
  "storedKey" varchar(255),
  "serverKey" varchar(255),
  "salt" varchar(255),
  "iterations" integer NOT NULL,
  PRIMARY KEY ("username", "mechanism")
);

-- @step create-table ofVCard on=target
CREATE TABLE "public"."ofVCard" (
  "username" varchar(64) NOT NULL,
  "vcard" text NOT NULL,
  PRIMARY KEY ("username")
);

-- @step create-table ofVersion on=target
CREATE TABLE "public"."ofVersion" (
  "name" varchar(50) NOT NULL,
  "version" integer NOT NULL,
  PRIMARY KEY ("name")
);


-- @phase keys
-- @step create-index ofMucConversationLog on=target
CREATE INDEX "ofMucConversationLog_msg_id" ON "public"."ofMucConversationLog" ("messageID");
CREATE INDEX "ofMucConversationLog_roomtime_idx" ON "public"."ofMucConversationLog" ("roomID", "logTime");
CREATE INDEX "ofMucConversationLog_time_idx" ON "public"."ofMucConversationLog" ("logTime");

-- @step create-index ofMucRoom on=target
CREATE INDEX "ofMucRoom_roomid_idx" ON "public"."ofMucRoom" ("roomID");
CREATE INDEX "ofMucRoom_serviceid_idx" ON "public"."ofMucRoom" ("serviceID");

-- @step create-index ofMucService on=target
CREATE INDEX "ofMucService_serviceid_idx" ON "public"."ofMucService" ("serviceID");

-- @step create-index ofPrivacyList on=target
CREATE INDEX "ofPrivacyList_default_idx" ON "public"."ofPrivacyList" ("username", "isDefault");

-- @step create-index ofPubsubNodeGroups on=target
CREATE INDEX "ofPubsubNodeGroups_idx" ON "public"."ofPubsubNodeGroups" ("serviceID", "nodeID");

-- @step create-index ofRoster on=target
-- @finding info INDEX_OVER_HASH index source_db.ofRoster.ofRoster_jid_idx: A prefix index becomes a hash index over the whole column, whose values can be too long for a btree: queries for equal values use it; ranges, orders and LIKE do not.
CREATE INDEX "ofRoster_jid_idx" ON "public"."ofRoster" USING hash ("jid");
CREATE INDEX "ofRoster_unameid_idx" ON "public"."ofRoster" ("username");

-- @step create-index ofRosterGroups on=target
CREATE INDEX "ofRosterGroup_rosterid_idx" ON "public"."ofRosterGroups" ("rosterID");

-- @step create-index ofSecurityAuditLog on=target
CREATE INDEX "ofSecurityAuditLog_tstamp_idx" ON "public"."ofSecurityAuditLog" ("entryStamp");
CREATE INDEX "ofSecurityAuditLog_uname_idx" ON "public"."ofSecurityAuditLog" ("username");

-- @step create-index ofUser on=target
CREATE INDEX "ofUser_cDate_idx" ON "public"."ofUser" ("creationDate");

-- @step create-index ofUserFlag on=target
CREATE INDEX "ofUserFlag_eTime_idx" ON "public"."ofUserFlag" ("endTime");
CREATE INDEX "ofUserFlag_sTime_idx" ON "public"."ofUserFlag" ("startTime");


-- @phase finish
