using System.Globalization;
using Challenges.Identity.Accounts;
using Challenges.Identity.Inviting;
using Challenges.Identity.SigningIn;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Challenges.Identity.Hosting;

/// <summary>What an operator does from a terminal; the way to the first officer of a department and to auditors, whom nobody invites from a page.</summary>
sealed class Commands(IServiceProvider services, IConfiguration configuration, TextWriter output)
{
    const string Usage = """
        identity                                       serves
        identity migrate                               prepares the database
        identity invite EMAIL --name NAME --roles ROLE[,ROLE] [--organisation ID] [--department ID]
                                                       prints a link that the person opens
        identity bar EMAIL                             ends all sessions of the person, and lets nobody in; unbar EMAIL undoes it
        identity mails                                 lists the mails that were given up, without people and words
        identity mails retry                           puts them back
        """;

    public async Task<int> Run(string[] command)
    {
        await using var scope = services.CreateAsyncScope();
        switch (command)
        {
            case ["migrate"]: return 0;
            case ["invite", var email]: return await Invite(scope.ServiceProvider, email);
            case ["bar", var email]: return await Bar(scope.ServiceProvider, email, true);
            case ["unbar", var email]: return await Bar(scope.ServiceProvider, email, false);
            case ["mails"]: return await Dead(scope.ServiceProvider.GetRequiredService<IdentityDb>());
            case ["mails", "retry"]: return await Retry(scope.ServiceProvider.GetRequiredService<IdentityDb>(), scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
            default:
                await output.WriteLineAsync(Usage);
                return 2;
        }
    }

    async Task<int> Dead(IdentityDb db)
    {
        var dead = await db.Mails.Where(m => m.DeadAt != null).OrderBy(m => m.CreatedAt).ToListAsync();
        foreach (var mail in dead) await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{mail.Id} {mail.CreatedAt:u} {mail.Attempts} {mail.LastError}"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{dead.Count} dead mails."));
        return dead.Count == 0 ? 0 : 1;
    }

    async Task<int> Retry(IdentityDb db, DateTimeOffset now)
    {
        var back = await db.Mails.Where(m => m.DeadAt != null).ExecuteUpdateAsync(set => set.SetProperty(m => m.DeadAt, (DateTimeOffset?)null).SetProperty(m => m.Attempts, 0).SetProperty(m => m.NextAttemptAt, now));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{back} mails put back."));
        return 0;
    }

    async Task<int> Invite(IServiceProvider scope, string email)
    {
        var roles = (configuration["roles"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (roles.Length == 0 || roles.Except(Roles.All).Any() || (roles.Contains(Roles.Department) && configuration["department"] is null) || !email.Contains('@', StringComparison.Ordinal))
        {
            await output.WriteLineAsync($"--roles takes some of {string.Join(", ", Roles.All)}; an officer needs --department.\n{Usage}");
            return 2;
        }
        var link = await scope.GetRequiredService<Invitations>().Invite(new Wish(email, configuration["name"] ?? email, roles, configuration["organisation"], configuration["department"]), null);
        await output.WriteLineAsync(link.AbsoluteUri);
        return 0;
    }

    async Task<int> Bar(IServiceProvider scope, string email, bool barred)
    {
        var users = scope.GetRequiredService<UserManager<User>>();
        if (await users.FindByEmailAsync(email) is not { } user)
        {
            await output.WriteLineAsync("Nobody has this address.");
            return 1;
        }
        user.BarredAt = barred ? scope.GetRequiredService<TimeProvider>().GetUtcNow() : null;
        await users.UpdateAsync(user);
        await scope.GetRequiredService<Sessions>().EndAll(user.Id);
        return 0;
    }
}
