using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SigmaShake.Fleet.Storage.Migrations.Postgres.Fleet
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    MachineId = table.Column<string>(type: "text", nullable: false),
                    Index = table.Column<long>(type: "bigint", nullable: false),
                    TimeMs = table.Column<long>(type: "bigint", nullable: false),
                    Verdict = table.Column<string>(type: "text", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: true),
                    Agent = table.Column<string>(type: "text", nullable: true),
                    Tool = table.Column<string>(type: "text", nullable: true),
                    What = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EnrolmentKeys",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Label = table.Column<string>(type: "text", nullable: false),
                    Uses = table.Column<int>(type: "integer", nullable: false),
                    UsesLeft = table.Column<int>(type: "integer", nullable: false),
                    CreatedMs = table.Column<long>(type: "bigint", nullable: false),
                    CreatedBy = table.Column<string>(type: "text", nullable: false),
                    ExpiresMs = table.Column<long>(type: "bigint", nullable: false),
                    RevokedMs = table.Column<long>(type: "bigint", nullable: true),
                    Networks = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnrolmentKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Fleet",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Generation = table.Column<long>(type: "bigint", nullable: false),
                    TimestampVersion = table.Column<long>(type: "bigint", nullable: false),
                    OnlineKey = table.Column<byte[]>(type: "bytea", nullable: true),
                    OnlinePublic = table.Column<byte[]>(type: "bytea", nullable: true),
                    WitnessKey = table.Column<byte[]>(type: "bytea", nullable: true),
                    WitnessVerifier = table.Column<string>(type: "text", nullable: true),
                    AllowsSingleSigner = table.Column<bool>(type: "boolean", nullable: false),
                    MinCalls = table.Column<int>(type: "integer", nullable: false),
                    DenialPoints = table.Column<int>(type: "integer", nullable: false),
                    ErrorPoints = table.Column<int>(type: "integer", nullable: false),
                    LatencyPercent = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fleet", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Hours",
                columns: table => new
                {
                    HourMs = table.Column<long>(type: "bigint", nullable: false),
                    Release = table.Column<long>(type: "bigint", nullable: false),
                    Block = table.Column<long>(type: "bigint", nullable: false),
                    Ask = table.Column<long>(type: "bigint", nullable: false),
                    Allow = table.Column<long>(type: "bigint", nullable: false),
                    Force = table.Column<long>(type: "bigint", nullable: false),
                    Log = table.Column<long>(type: "bigint", nullable: false),
                    Shadow = table.Column<long>(type: "bigint", nullable: false),
                    Errors = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Hours", x => new { x.HourMs, x.Release });
                });

            migrationBuilder.CreateTable(
                name: "Machines",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Hostname = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<string>(type: "text", nullable: false),
                    EnrolledWith = table.Column<string>(type: "text", nullable: false),
                    EnrolledMs = table.Column<long>(type: "bigint", nullable: false),
                    RemovedMs = table.Column<long>(type: "bigint", nullable: true),
                    ChangedIn = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    SeenMs = table.Column<long>(type: "bigint", nullable: false),
                    ReportedMs = table.Column<long>(type: "bigint", nullable: true),
                    ReportedRelease = table.Column<long>(type: "bigint", nullable: false),
                    ReportedHash = table.Column<string>(type: "text", nullable: true),
                    HookIsOk = table.Column<bool>(type: "boolean", nullable: false),
                    HookProblems = table.Column<string>(type: "text", nullable: false),
                    CountedUntilMs = table.Column<long>(type: "bigint", nullable: false),
                    LogOrigin = table.Column<string>(type: "text", nullable: true),
                    LogFlag = table.Column<string>(type: "text", nullable: true),
                    LogFlaggedMs = table.Column<long>(type: "bigint", nullable: true),
                    LogContradiction = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Machines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PublishedFiles",
                columns: table => new
                {
                    Folder = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublishedFiles", x => new { x.Folder, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "Releases",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    SnapshotVersion = table.Column<long>(type: "bigint", nullable: false),
                    RootVersion = table.Column<long>(type: "bigint", nullable: false),
                    BundleHash = table.Column<string>(type: "text", nullable: false),
                    BundleBytes = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresMs = table.Column<long>(type: "bigint", nullable: false),
                    PublishedMs = table.Column<long>(type: "bigint", nullable: false),
                    PublishedBy = table.Column<string>(type: "text", nullable: false),
                    Signers = table.Column<string>(type: "text", nullable: false),
                    Plan = table.Column<byte[]>(type: "bytea", nullable: true),
                    Wave = table.Column<int>(type: "integer", nullable: false),
                    WaveSinceMs = table.Column<long>(type: "bigint", nullable: false),
                    IsPaused = table.Column<bool>(type: "boolean", nullable: false),
                    PauseReason = table.Column<string>(type: "text", nullable: true),
                    Timestamp = table.Column<byte[]>(type: "bytea", nullable: false),
                    TimestampVersion = table.Column<long>(type: "bigint", nullable: false),
                    TimestampExpiresMs = table.Column<long>(type: "bigint", nullable: false),
                    Calls = table.Column<long>(type: "bigint", nullable: false),
                    Denials = table.Column<long>(type: "bigint", nullable: false),
                    Errors = table.Column<long>(type: "bigint", nullable: false),
                    SlowUsSum = table.Column<double>(type: "double precision", nullable: false),
                    SlowCalls = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Releases", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "RuleDays",
                columns: table => new
                {
                    DayMs = table.Column<long>(type: "bigint", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: false),
                    Times = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleDays", x => new { x.DayMs, x.Rule });
                });

            migrationBuilder.CreateTable(
                name: "SigningKeys",
                columns: table => new
                {
                    KeyId = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningKeys", x => x.KeyId);
                });

            migrationBuilder.CreateTable(
                name: "UsedNonces",
                columns: table => new
                {
                    MachineId = table.Column<string>(type: "text", nullable: false),
                    Nonce = table.Column<string>(type: "text", nullable: false),
                    SeenMs = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UsedNonces", x => new { x.MachineId, x.Nonce });
                });

            migrationBuilder.CreateTable(
                name: "WitnessedLogs",
                columns: table => new
                {
                    Origin = table.Column<string>(type: "text", nullable: false),
                    MachineId = table.Column<string>(type: "text", nullable: false),
                    LogKey = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Root = table.Column<byte[]>(type: "bytea", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: false),
                    SeenMs = table.Column<long>(type: "bigint", nullable: false),
                    IsSpoilt = table.Column<bool>(type: "boolean", nullable: false),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WitnessedLogs", x => x.Origin);
                });

            migrationBuilder.InsertData(
                table: "Fleet",
                columns: new[] { "Id", "AllowsSingleSigner", "DenialPoints", "ErrorPoints", "Generation", "LatencyPercent", "MinCalls", "OnlineKey", "OnlinePublic", "TimestampVersion", "WitnessKey", "WitnessVerifier" },
                values: new object[] { 1, false, 5, 1, 0L, 200, 200, null, null, 0L, null, null });

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_TimeMs_Id",
                table: "Decisions",
                columns: new[] { "TimeMs", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_EnrolmentKeys_Hash",
                table: "EnrolmentKeys",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Machines_ChangedIn",
                table: "Machines",
                column: "ChangedIn");

            migrationBuilder.CreateIndex(
                name: "IX_Machines_LogFlag",
                table: "Machines",
                column: "LogFlag");

            migrationBuilder.CreateIndex(
                name: "IX_Machines_Position_ReportedRelease",
                table: "Machines",
                columns: new[] { "Position", "ReportedRelease" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "EnrolmentKeys");

            migrationBuilder.DropTable(
                name: "Fleet");

            migrationBuilder.DropTable(
                name: "Hours");

            migrationBuilder.DropTable(
                name: "Machines");

            migrationBuilder.DropTable(
                name: "PublishedFiles");

            migrationBuilder.DropTable(
                name: "Releases");

            migrationBuilder.DropTable(
                name: "RuleDays");

            migrationBuilder.DropTable(
                name: "SigningKeys");

            migrationBuilder.DropTable(
                name: "UsedNonces");

            migrationBuilder.DropTable(
                name: "WitnessedLogs");
        }
    }
}
