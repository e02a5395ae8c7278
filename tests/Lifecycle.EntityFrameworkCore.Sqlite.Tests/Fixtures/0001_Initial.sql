CREATE TABLE "LifecycleInstances" (
    "Lifecycle" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Stage" TEXT NOT NULL,
    "Previous" TEXT NULL,
    "EnteredAt" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "ConcurrencyToken" INTEGER NOT NULL,
    "DefinitionRevision" INTEGER NOT NULL,
    "Subject" TEXT NOT NULL,
    "EntryCount" INTEGER NOT NULL,
    "Head" BLOB NOT NULL,
    "Pruned" TEXT NULL,
    "DueDates" TEXT NOT NULL,
    "Refusals" TEXT NOT NULL,
    "BlockedBy" TEXT NOT NULL,
    "DueAt" INTEGER NULL,
    "UnsettledAt" INTEGER NULL,
    CONSTRAINT "PK_LifecycleInstances" PRIMARY KEY ("Lifecycle", "Id")
);
CREATE INDEX "IX_LifecycleInstances_Lifecycle_DueAt_Id" ON "LifecycleInstances" ("Lifecycle", "DueAt", "Id");
CREATE INDEX "IX_LifecycleInstances_Lifecycle_UnsettledAt_Id" ON "LifecycleInstances" ("Lifecycle", "UnsettledAt", "Id");
CREATE INDEX "IX_LifecycleInstances_Lifecycle_Stage_Id" ON "LifecycleInstances" ("Lifecycle", "Stage", "Id");
CREATE INDEX "IX_LifecycleInstances_Lifecycle_Previous_Stage_Id" ON "LifecycleInstances" ("Lifecycle", "Previous", "Stage", "Id");
CREATE TABLE "LifecycleBlocks" (
    "Lifecycle" TEXT NOT NULL,
    "Criterion" TEXT NOT NULL,
    "InstanceId" TEXT NOT NULL,
    CONSTRAINT "PK_LifecycleBlocks" PRIMARY KEY ("Lifecycle", "Criterion", "InstanceId")
);
CREATE INDEX "IX_LifecycleBlocks_Lifecycle_InstanceId" ON "LifecycleBlocks" ("Lifecycle", "InstanceId");
CREATE TABLE "LifecycleEntries" (
    "Lifecycle" TEXT NOT NULL,
    "InstanceId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "ConcurrencyToken" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "At" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "Trigger" TEXT NULL,
    "Outcome" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    "DefinitionRevision" INTEGER NOT NULL,
    "CommandId" TEXT NULL,
    "Fingerprint" TEXT NULL,
    "Actor" TEXT NULL,
    "Reason" TEXT NULL,
    "Report" TEXT NULL,
    "Changes" TEXT NULL,
    "Salt" BLOB NULL,
    "Repeats" INTEGER NOT NULL,
    "RepeatedAt" INTEGER NULL,
    "DetailsDigest" BLOB NOT NULL,
    "InstanceDigest" BLOB NOT NULL,
    "Hash" BLOB NOT NULL,
    CONSTRAINT "PK_LifecycleEntries" PRIMARY KEY ("Lifecycle", "InstanceId", "Number")
);
CREATE UNIQUE INDEX "IX_LifecycleEntries_Lifecycle_InstanceId_CommandId" ON "LifecycleEntries" ("Lifecycle", "InstanceId", "CommandId");
CREATE TABLE "LifecycleEvents" (
    "Position" INTEGER NOT NULL CONSTRAINT "PK_LifecycleEvents" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "Lifecycle" TEXT NOT NULL,
    "InstanceId" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "LastError" TEXT NULL,
    "NextAttempt" INTEGER NULL,
    "SentTo" TEXT NOT NULL,
    "IsDead" INTEGER NOT NULL
);
CREATE INDEX "IX_LifecycleEvents_Lifecycle_IsDead_Position" ON "LifecycleEvents" ("Lifecycle", "IsDead", "Position");
CREATE INDEX "IX_LifecycleEvents_Lifecycle_InstanceId_Position" ON "LifecycleEvents" ("Lifecycle", "InstanceId", "Position");
CREATE TABLE "LifecycleLeases" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_LifecycleLeases" PRIMARY KEY,
    "Owner" TEXT NOT NULL,
    "Until" INTEGER NOT NULL
);
