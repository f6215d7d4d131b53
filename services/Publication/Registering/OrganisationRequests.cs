using Challenges.Shared.Files;
using FluentValidation;

namespace Challenges.Publication.Registering;

/// <param name="Organisations">1 to 100; more are imported as a table.</param>
public sealed record OrganisationsRequest(IReadOnlyList<OrganisationEntry> Organisations);

public sealed record RefuseOrganisationsRequest(string Reason);

public sealed class OrganisationEntryValidator : AbstractValidator<OrganisationEntry>
{
    public OrganisationEntryValidator()
    {
        RuleFor(e => e.Id).MaximumLength(64);
        RuleFor(e => e.Name).MaximumLength(200);
        RuleFor(e => e.Aliases.Count).InclusiveBetween(0, 50).OverridePropertyName("aliases");
        RuleForEach(e => e.Aliases).MaximumLength(64);
        RuleFor(e => e.Parents.Count).InclusiveBetween(0, 50).OverridePropertyName("parents");
        RuleForEach(e => e.Parents).MaximumLength(64);
        RuleFor(e => e.Basis).NotEmpty().MaximumLength(500);
    }
}

public sealed class OrganisationsRequestValidator : AbstractValidator<OrganisationsRequest>
{
    public OrganisationsRequestValidator()
    {
        RuleFor(r => r.Organisations.Count).InclusiveBetween(1, 100).OverridePropertyName("organisations");
        RuleForEach(r => r.Organisations).SetValidator(new OrganisationEntryValidator());
    }
}

public sealed class RefuseOrganisationsRequestValidator : AbstractValidator<RefuseOrganisationsRequest>
{
    public RefuseOrganisationsRequestValidator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500);
}

/// <summary>The table that a department imports: one organisation a row; several aliases or parents in one cell are parted by a semicolon.</summary>
static class OrganisationTable
{
    static readonly CsvColumn Id = new("id", "统一社会信用代码", Longest: 64), Name = new("name", "名称", Longest: 200), Aliases = new("aliases", "其他编号", false, 2_000),
        Parents = new("parents", "上级单位", false, 2_000), Basis = new("basis", "依据");

    public static CsvTable Read(CsvBody body) => CsvTable.Read(body.Bytes, [Id, Name, Aliases, Parents, Basis], OrganisationChange.MostEntries);

    public static OrganisationEntry Entry(CsvRow row) => new(row[Id], row[Name], row.List(Aliases), row.List(Parents), row[Basis]);
}
