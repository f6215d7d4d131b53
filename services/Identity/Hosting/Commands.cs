using Challenges.Identity.Accounts;
using Challenges.Identity.Inviting;
using Challenges.Identity.SigningIn;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Identity;

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
            default:
                await output.WriteLineAsync(Usage);
                return 2;
        }
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
