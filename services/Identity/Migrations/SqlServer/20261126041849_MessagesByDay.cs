using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Challenges.Identity.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class MessagesByDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "At",
                table: "Told");

            migrationBuilder.DropColumn(
                name: "ToldAt",
                table: "Told");

            // Rows of before count as told on this day: they are removed by their age.
            migrationBuilder.AddColumn<DateOnly>(
                name: "ToldOn",
                table: "Told",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(2026, 11, 26));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ToldOn",
                table: "Told");

            migrationBuilder.AddColumn<DateTime>(
                name: "At",
                table: "Told",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "ToldAt",
                table: "Told",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));
        }
    }
}
