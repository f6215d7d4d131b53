using System.Text.Json;
using Challenges.Identity.Accounts;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Challenges.Identity.Hosting;

/// <summary>Seeds the roles and, for a demonstration, people with known passwords. Production refuses the latter.</summary>
sealed class People(UserManager<User> users, RoleManager<IdentityRole> roles, IOptions<IdentitySettings> settings, IHostEnvironment environment)
{
    sealed record Person(string Id, string Email, string Name, string Password, IReadOnlyList<string> Roles, string? Organisation, string? Department);

    public async Task Seed()
    {
        foreach (var role in Roles.All)
            if (!await roles.RoleExistsAsync(role)) Demand(await roles.CreateAsync(new IdentityRole(role)));
        if (settings.Value.DemonstrationPeople is not { Length: > 0 } file) return;
        if (environment.IsProduction()) throw new InvalidOperationException("Identity:DemonstrationPeople would open accounts with known passwords; Production refuses it.");
        foreach (var person in JsonSerializer.Deserialize<Person[]>(await File.ReadAllTextAsync(file), JsonSerializerOptions.Web)!)
        {
            if (await users.FindByIdAsync(person.Id) is not null) continue;
            var user = new User
            {
                Id = person.Id,
                UserName = person.Email,
                Email = person.Email,
                EmailConfirmed = true,
                DisplayName = person.Name,
                Organisation = person.Organisation,
                Department = person.Department
            };
            Demand(await users.CreateAsync(user, person.Password));
            Demand(await users.AddToRolesAsync(user, person.Roles));
        }
    }

    static void Demand(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException(string.Join("; ", result.Errors.Select(e => e.Description)));
    }
}
