using Challenges.Review.Recusing;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Review.Registering;

/// <summary>What an officer enters of a reviewer.</summary>
public sealed record ReviewerRequest
{
    /// <summary>Opaque id of the person; can't be changed later.</summary>
    public required string Person { get; init; }
    public required string Name { get; init; }
    public required string Field { get; init; }
    /// <summary>Registered id of the employer; absent when unknown.</summary>
    public string? Organisation { get; init; }
    /// <summary>Absent: nobody knows yet, and the reviewer waits for clearance; empty: there are none.</summary>
    public IReadOnlyList<Relation>? Relations { get; init; }
    public bool Active { get; init; } = true;
}

public sealed class ReviewerRequestValidator : AbstractValidator<ReviewerRequest>
{
    public ReviewerRequestValidator()
    {
        RuleFor(r => r.Person).NotEmpty().MaximumLength(200).Must(Relation.IsVerifiedId).Says("validation.review.person");
        RuleFor(r => r.Name).Visible().MaximumLength(200);
        RuleFor(r => r.Field).NotEmpty().MaximumLength(200);
        RuleFor(r => r.Organisation).MaximumLength(200);
        RuleFor(r => r.Relations).Must(r => r is null || r.Count <= 200);
        RuleForEach(r => r.Relations).NotNull().SetValidator(new RelationValidator());
    }
}

/// <summary>A reviewer as the own department sees the person.</summary>
public sealed record ReviewerView(Guid Id, string Person, string Name, string Field, string? Organisation, IReadOnlyList<Relation> Relations, bool RelationsKnown, bool Active, bool CanBeDrawn, long Version)
{
    public static ReviewerView Of(Reviewer r) => new(r.Id, r.Person, r.Name, r.Field, r.Organisation, r.Relations, r.RelationsKnown, r.Active, r.CanBeDrawn, r.Version);
}
