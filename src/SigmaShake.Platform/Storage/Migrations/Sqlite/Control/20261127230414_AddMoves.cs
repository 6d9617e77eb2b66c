using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SigmaShake.Platform.Storage.Migrations.Sqlite.Control
{
    /// <inheritdoc />
    public partial class AddMoves : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsClosed",
                table: "Organisations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "MovedFrom",
                table: "Organisations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MovingTo",
                table: "Organisations",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsClosed",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "MovedFrom",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "MovingTo",
                table: "Organisations");
        }
    }
}
