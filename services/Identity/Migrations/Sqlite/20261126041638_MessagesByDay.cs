using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Challenges.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MessagesByDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
