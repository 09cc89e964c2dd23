-- @migration format=1 source=source (mysql 9.7.4, database source_db, id …) target=target (postgresql 18.4, database target_db, id …)
-- This script is what runs: read it, edit it, keep it. Each @step runs once; copy steps hold both halves, what is read and how it is written.
-- A step can be disabled with "-- @skip". A finding of severity error blocks the run until "-- @accept CODE" (or CODE:object) stands beside it.
-- Connections are named here, never addressed; secrets live in the editor or the environment.

-- @phase tables
-- @step create-table Album on=target
CREATE TABLE "public"."Album" (
  "AlbumId" integer NOT NULL,
  "Title" varchar(160) NOT NULL,
  "ArtistId" integer NOT NULL,
  PRIMARY KEY ("AlbumId")
);

-- @step create-table Artist on=target
CREATE TABLE "public"."Artist" (
  "ArtistId" integer NOT NULL,
  "Name" varchar(120),
  PRIMARY KEY ("ArtistId")
);

-- @step create-table Customer on=target
CREATE TABLE "public"."Customer" (
  "CustomerId" integer NOT NULL,
  "FirstName" varchar(40) NOT NULL,
  "LastName" varchar(20) NOT NULL,
  "Company" varchar(80),
  "Address" varchar(70),
  "City" varchar(40),
  "State" varchar(40),
  "Country" varchar(40),
  "PostalCode" varchar(10),
  "Phone" varchar(24),
  "Fax" varchar(24),
  "Email" varchar(60) NOT NULL,
  "SupportRepId" integer,
  PRIMARY KEY ("CustomerId")
);

-- @step create-table Employee on=target
CREATE TABLE "public"."Employee" (
  "EmployeeId" integer NOT NULL,
  "LastName" varchar(20) NOT NULL,
  "FirstName" varchar(20) NOT NULL,
  "Title" varchar(30),
  "ReportsTo" integer,
  "BirthDate" timestamp(0),
  "HireDate" timestamp(0),
  "Address" varchar(70),
  "City" varchar(40),
  "State" varchar(40),
  "Country" varchar(40),
  "PostalCode" varchar(10),
  "Phone" varchar(24),
  "Fax" varchar(24),
  "Email" varchar(60),
  PRIMARY KEY ("EmployeeId")
);

-- @step create-table Genre on=target
CREATE TABLE "public"."Genre" (
  "GenreId" integer NOT NULL,
  "Name" varchar(120),
  PRIMARY KEY ("GenreId")
);

-- @step create-table Invoice on=target
CREATE TABLE "public"."Invoice" (
  "InvoiceId" integer NOT NULL,
  "CustomerId" integer NOT NULL,
  "InvoiceDate" timestamp(0) NOT NULL,
  "BillingAddress" varchar(70),
  "BillingCity" varchar(40),
  "BillingState" varchar(40),
  "BillingCountry" varchar(40),
  "BillingPostalCode" varchar(10),
  "Total" numeric(10,2) NOT NULL,
  PRIMARY KEY ("InvoiceId")
);

-- @step create-table InvoiceLine on=target
CREATE TABLE "public"."InvoiceLine" (
  "InvoiceLineId" integer NOT NULL,
  "InvoiceId" integer NOT NULL,
  "TrackId" integer NOT NULL,
  "UnitPrice" numeric(10,2) NOT NULL,
  "Quantity" integer NOT NULL,
  PRIMARY KEY ("InvoiceLineId")
);

-- @step create-table MediaType on=target
CREATE TABLE "public"."MediaType" (
  "MediaTypeId" integer NOT NULL,
  "Name" varchar(120),
  PRIMARY KEY ("MediaTypeId")
);

-- @step create-table Playlist on=target
CREATE TABLE "public"."Playlist" (
  "PlaylistId" integer NOT NULL,
  "Name" varchar(120),
  PRIMARY KEY ("PlaylistId")
);

-- @step create-table PlaylistTrack on=target
CREATE TABLE "public"."PlaylistTrack" (
  "PlaylistId" integer NOT NULL,
  "TrackId" integer NOT NULL,
  PRIMARY KEY ("PlaylistId", "TrackId")
);

-- @step create-table Track on=target
CREATE TABLE "public"."Track" (
  "TrackId" integer NOT NULL,
  "Name" varchar(200) NOT NULL,
  "AlbumId" integer,
  "MediaTypeId" integer NOT NULL,
  "GenreId" integer,
  "Composer" varchar(220),
  "Milliseconds" integer NOT NULL,
  "Bytes" integer,
  "UnitPrice" numeric(10,2) NOT NULL,
  PRIMARY KEY ("TrackId")
);


-- @phase keys
-- @step create-index Album on=target
CREATE INDEX "IFK_AlbumArtistId" ON "public"."Album" ("ArtistId");

-- @step create-index Customer on=target
CREATE INDEX "IFK_CustomerSupportRepId" ON "public"."Customer" ("SupportRepId");

-- @step create-index Employee on=target
CREATE INDEX "IFK_EmployeeReportsTo" ON "public"."Employee" ("ReportsTo");

-- @step create-index Invoice on=target
CREATE INDEX "IFK_InvoiceCustomerId" ON "public"."Invoice" ("CustomerId");

-- @step create-index InvoiceLine on=target
CREATE INDEX "IFK_InvoiceLineInvoiceId" ON "public"."InvoiceLine" ("InvoiceId");
CREATE INDEX "IFK_InvoiceLineTrackId" ON "public"."InvoiceLine" ("TrackId");

-- @step create-index PlaylistTrack on=target
CREATE INDEX "IFK_PlaylistTrackPlaylistId" ON "public"."PlaylistTrack" ("PlaylistId");
CREATE INDEX "IFK_PlaylistTrackTrackId" ON "public"."PlaylistTrack" ("TrackId");

-- @step create-index Track on=target
CREATE INDEX "IFK_TrackAlbumId" ON "public"."Track" ("AlbumId");
CREATE INDEX "IFK_TrackGenreId" ON "public"."Track" ("GenreId");
CREATE INDEX "IFK_TrackMediaTypeId" ON "public"."Track" ("MediaTypeId");


-- @phase foreign keys
-- @step add-foreign-key Album on=target
ALTER TABLE "public"."Album" ADD CONSTRAINT "FK_AlbumArtistId" FOREIGN KEY ("ArtistId") REFERENCES "public"."Artist" ("ArtistId");

-- @step add-foreign-key Customer on=target
ALTER TABLE "public"."Customer" ADD CONSTRAINT "FK_CustomerSupportRepId" FOREIGN KEY ("SupportRepId") REFERENCES "public"."Employee" ("EmployeeId");

-- @step add-foreign-key Employee on=target
ALTER TABLE "public"."Employee" ADD CONSTRAINT "FK_EmployeeReportsTo" FOREIGN KEY ("ReportsTo") REFERENCES "public"."Employee" ("EmployeeId");

-- @step add-foreign-key Invoice on=target
ALTER TABLE "public"."Invoice" ADD CONSTRAINT "FK_InvoiceCustomerId" FOREIGN KEY ("CustomerId") REFERENCES "public"."Customer" ("CustomerId");

-- @step add-foreign-key InvoiceLine on=target
ALTER TABLE "public"."InvoiceLine" ADD CONSTRAINT "FK_InvoiceLineInvoiceId" FOREIGN KEY ("InvoiceId") REFERENCES "public"."Invoice" ("InvoiceId");
ALTER TABLE "public"."InvoiceLine" ADD CONSTRAINT "FK_InvoiceLineTrackId" FOREIGN KEY ("TrackId") REFERENCES "public"."Track" ("TrackId");

-- @step add-foreign-key PlaylistTrack on=target
ALTER TABLE "public"."PlaylistTrack" ADD CONSTRAINT "FK_PlaylistTrackPlaylistId" FOREIGN KEY ("PlaylistId") REFERENCES "public"."Playlist" ("PlaylistId");
ALTER TABLE "public"."PlaylistTrack" ADD CONSTRAINT "FK_PlaylistTrackTrackId" FOREIGN KEY ("TrackId") REFERENCES "public"."Track" ("TrackId");

-- @step add-foreign-key Track on=target
ALTER TABLE "public"."Track" ADD CONSTRAINT "FK_TrackAlbumId" FOREIGN KEY ("AlbumId") REFERENCES "public"."Album" ("AlbumId");
ALTER TABLE "public"."Track" ADD CONSTRAINT "FK_TrackGenreId" FOREIGN KEY ("GenreId") REFERENCES "public"."Genre" ("GenreId");
ALTER TABLE "public"."Track" ADD CONSTRAINT "FK_TrackMediaTypeId" FOREIGN KEY ("MediaTypeId") REFERENCES "public"."MediaType" ("MediaTypeId");


-- @phase finish
