using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SigmaShake.Platform.Storage.Migrations.Sqlite.Requests
{
    /// <inheritdoc />
    public partial class Idempotency : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "IdempotentRequests",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Holder = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<string>(type: "TEXT", nullable: true),
                    RequestHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExpiresMs = table.Column<long>(type: "INTEGER", nullable: false),
                    Answer = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotentRequests", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_IdempotentRequests_ExpiresMs",
                table: "IdempotentRequests",
                column: "ExpiresMs");

            migrationBuilder.CreateIndex(
                name: "IX_IdempotentRequests_Holder",
                table: "IdempotentRequests",
                column: "Holder");

            migrationBuilder.CreateIndex(
                name: "IX_IdempotentRequests_OrganisationId",
                table: "IdempotentRequests",
                column: "OrganisationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IdempotentRequests");
        }
    }
}
