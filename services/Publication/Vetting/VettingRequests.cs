using FluentValidation;

namespace Challenges.Publication.Vetting;

/// <param name="Person">Opaque id of a person with the role reviewer.</param>
/// <param name="Organisation">Registered id of the organisation that the person works for.</param>
public sealed record VetterRequest(string Person, string Organisation);

/// <param name="Profile">Its minimum of members, scores and rule on what the owner sees hold for this vetting.</param>
/// <param name="Version">The newest when absent.</param>
public sealed record VettingRequest(string Profile, IReadOnlyList<VetterRequest> Members, int? Version = null);

/// <summary>Scores of 0 to 100 points and an opinion in the member's own language.</summary>
public sealed record VettingSheetRequest(int Necessity, int Innovation, int Feasibility, int Benefit, string Opinion);

/// <param name="Person">Who makes room.</param>
public sealed record ReplaceVetterRequest(string Person, VetterRequest By);

public sealed class VetterRequestValidator : AbstractValidator<VetterRequest>
{
    public VetterRequestValidator()
    {
        RuleFor(r => r.Person).NotEmpty().MaximumLength(200);
        RuleFor(r => r.Organisation).NotEmpty().MaximumLength(100);
    }
}

public sealed class VettingRequestValidator : AbstractValidator<VettingRequest>
{
    public VettingRequestValidator()
    {
        RuleFor(r => r.Profile).NotEmpty().MaximumLength(50);
        RuleFor(r => r.Members.Count).InclusiveBetween(1, 99).OverridePropertyName("members");
        RuleForEach(r => r.Members).SetValidator(new VetterRequestValidator());
    }
}

public sealed class VettingSheetRequestValidator : AbstractValidator<VettingSheetRequest>
{
    public VettingSheetRequestValidator()
    {
        RuleFor(r => r.Necessity).InclusiveBetween(0, 100);
        RuleFor(r => r.Innovation).InclusiveBetween(0, 100);
        RuleFor(r => r.Feasibility).InclusiveBetween(0, 100);
        RuleFor(r => r.Benefit).InclusiveBetween(0, 100);
        RuleFor(r => r.Opinion).MaximumLength(5_000);
    }
}

public sealed class ReplaceVetterRequestValidator : AbstractValidator<ReplaceVetterRequest>
{
    public ReplaceVetterRequestValidator()
    {
        RuleFor(r => r.Person).NotEmpty().MaximumLength(200);
        RuleFor(r => r.By).SetValidator(new VetterRequestValidator());
    }
}
