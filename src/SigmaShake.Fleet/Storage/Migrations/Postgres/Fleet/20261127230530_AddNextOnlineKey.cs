using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SigmaShake.Fleet.Storage.Migrations.Postgres.Fleet
{
    /// <inheritdoc />
    public partial class AddNextOnlineKey : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "NextOnlineKey",
                table: "Fleet",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "NextOnlinePublic",
                table: "Fleet",
                type: "bytea",
                nullable: true);

            migrationBuilder.UpdateData(
                table: "Fleet",
                keyColumn: "Id",
                keyValue: 1,
                columns: new[] { "NextOnlineKey", "NextOnlinePublic" },
                values: new object[] { null, null });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NextOnlineKey",
                table: "Fleet");

            migrationBuilder.DropColumn(
                name: "NextOnlinePublic",
                table: "Fleet");
        }
    }
}
