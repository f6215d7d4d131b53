using Challenges.Identity.Mailing;
using Challenges.Identity.Telling;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Challenges.Identity.Accounts;

/// <summary>Accounts, sessions, invitations, clients and tokens. One model, a set of migrations for each of the two databases.</summary>
public abstract class IdentityDb(DbContextOptions options) : IdentityDbContext<User>(options)
{
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<Told> Told => Set<Told>();
    public DbSet<Follow> Follows => Set<Follow>();
    public DbSet<Subscription> Subscriptions => Set<Subscription>();
    public DbSet<Mail> Mails => Set<Mail>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseOpenIddict();
        builder.Entity<User>(user =>
        {
            user.Property(u => u.DisplayName).HasMaxLength(200);
            user.Property(u => u.Organisation).HasMaxLength(100);
            user.Property(u => u.Department).HasMaxLength(100);
            user.Property(u => u.LastCode).HasMaxLength(20);
            user.Property(u => u.Language).HasMaxLength(10);
            user.Property(u => u.MailWish).HasMaxLength(10).HasDefaultValue(MailWishes.AtOnce);
            user.HasIndex(u => u.Department);
            user.HasIndex(u => u.Organisation);
            user.HasIndex(u => u.NormalizedEmail).IsUnique();
        });
        builder.Entity<Session>(session =>
        {
            session.Property(s => s.Device).HasMaxLength(200);
            session.Property(s => s.Stamp).HasMaxLength(100);
            session.Property(s => s.Methods).HasMaxLength(20);
            session.HasOne<User>().WithMany().HasForeignKey(s => s.UserId);
        });
        builder.Entity<Invitation>(invitation =>
        {
            invitation.Property(i => i.SecretDigest).HasMaxLength(64);
            invitation.Property(i => i.Email).HasMaxLength(256);
            invitation.Property(i => i.DisplayName).HasMaxLength(200);
            invitation.Property(i => i.Roles).HasMaxLength(100);
            invitation.Property(i => i.Organisation).HasMaxLength(100);
            invitation.Property(i => i.Department).HasMaxLength(100);
            invitation.Property(i => i.InvitingDepartment).HasMaxLength(100);
            invitation.HasIndex(i => i.SecretDigest).IsUnique();
            invitation.HasIndex(i => i.InvitingDepartment);
        });
        Messages(builder);
    }

    static void Messages(ModelBuilder builder)
    {
        builder.Entity<Told>(told =>
        {
            told.HasKey(t => t.Sequence);
            // One message of an event for one person, however often the event arrives.
            told.HasIndex(t => new { t.EventId, t.UserId }).IsUnique();
            // And one of an occasion. Two that would take a general message's place at once: one of them does.
            told.Property(t => t.EventId).IsConcurrencyToken();
            told.Property(t => t.Occasion).HasMaxLength(64);
            told.HasIndex(t => t.Occasion).IsUnique();
            told.HasIndex(t => new { t.UserId, t.Sequence });
            told.HasIndex(t => new { t.WaitsForDigest, t.UserId });
            told.HasOne<User>().WithMany().HasForeignKey(t => t.UserId);
        });
        builder.Entity<Follow>(follow =>
        {
            follow.HasKey(f => new { f.UserId, f.Number });
            follow.Property(f => f.Number).HasMaxLength(30);
            follow.HasIndex(f => f.Number);
            follow.HasOne<User>().WithMany().HasForeignKey(f => f.UserId);
        });
        builder.Entity<Subscription>(subscription =>
        {
            subscription.Property(s => s.Field).HasMaxLength(Subscription.LongestField);
            subscription.Property(s => s.Department).HasMaxLength(Subscription.LongestDepartment);
            // The same one twice is one.
            subscription.HasIndex(s => new { s.UserId, s.Field, s.Department, s.LeastBountyFen }).IsUnique();
            subscription.HasOne<User>().WithMany().HasForeignKey(s => s.UserId);
        });
        builder.Entity<Mail>(mail =>
        {
            mail.Property(m => m.Key).HasMaxLength(64);
            mail.Property(m => m.LastError).HasMaxLength(500);
            mail.Property(m => m.LeaseId).IsConcurrencyToken();
            mail.HasIndex(m => m.Key).IsUnique();
            mail.HasIndex(m => new { m.SentAt, m.DeadAt, m.NextAttemptAt });
        });
    }

    /// <summary>UTC in the database, so that both databases compare and sort instants.</summary>
    sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(at => at.UtcDateTime, at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)));
}

public sealed class SqliteIdentityDb(DbContextOptions<SqliteIdentityDb> options) : IdentityDb(options);

public sealed class SqlServerIdentityDb(DbContextOptions<SqlServerIdentityDb> options) : IdentityDb(options);

/// <summary>For <c>dotnet ef migrations add NAME -c SqliteIdentityDb -o Migrations/Sqlite</c>.</summary>
sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteIdentityDb>
{
    public SqliteIdentityDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteIdentityDb>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>For <c>dotnet ef migrations add NAME -c SqlServerIdentityDb -o Migrations/SqlServer</c>.</summary>
sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerIdentityDb>
{
    public SqlServerIdentityDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqlServerIdentityDb>().UseSqlServer("Server=design").Options);
}
