using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SigmaShake.Platform.Storage.Migrations.Postgres.Control
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
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "MovedFrom",
                table: "Organisations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MovingTo",
                table: "Organisations",
                type: "text",
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
