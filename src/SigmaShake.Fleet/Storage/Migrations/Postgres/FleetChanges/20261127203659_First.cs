using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SigmaShake.Fleet.Storage.Migrations.Postgres.FleetChanges
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FleetChanges",
                columns: table => new
                {
                    OrganisationId = table.Column<string>(type: "text", nullable: false),
                    Generation = table.Column<long>(type: "bigint", nullable: false),
                    ChangedMs = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FleetChanges", x => x.OrganisationId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FleetChanges_ChangedMs",
                table: "FleetChanges",
                column: "ChangedMs");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FleetChanges");
        }
    }
}
