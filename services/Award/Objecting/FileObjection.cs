using System.Security.Cryptography;
using Challenges.Award.Telling;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Award.Objecting;

/// <summary>An objection as its signer files it. Anyone may; a token is not needed. Name, writing and evidence are needed as far as the challenge's profile asks for them.</summary>
public sealed record ObjectionFiled
{
    /// <summary>Real name of the person who signs, or of the one who signs for the unit.</summary>
    public string Signer { get; init; } = "";
    public string? Unit { get; init; }
    /// <summary>Phone or address at which the signer can be reached.</summary>
    public string Contact { get; init; } = "";
    /// <summary>Which statement of the notice is wrong.</summary>
    public string Statement { get; init; } = "";
    /// <summary>The facts, and what shows them.</summary>
    public string Evidence { get; init; } = "";
    public IReadOnlyList<EvidenceFile> Files { get; init; } = [];
    /// <summary>What the signer asks for.</summary>
    public string? Remedy { get; init; }
}

public sealed class ObjectionFiledValidator : AbstractValidator<ObjectionFiled>
{
    public ObjectionFiledValidator()
    {
        RuleFor(request => request.Signer).MaximumLength(200);
        RuleFor(request => request.Unit).MaximumLength(200);
        RuleFor(request => request.Contact).MaximumLength(200);
        RuleFor(request => request.Statement).MaximumLength(4000);
        RuleFor(request => request.Evidence).MaximumLength(20000);
        RuleFor(request => request.Remedy).MaximumLength(4000);
        RuleFor(request => request.Files.Count).LessThanOrEqualTo(20);
        RuleForEach(request => request.Files).ChildRules(file =>
        {
            file.RuleFor(f => f.Name).Visible().MaximumLength(200);
            file.RuleFor(f => f.Sha256).Matches("^[0-9a-f]{64}$");
        });
    }
}

/// <summary>Kept by the signer. <paramref name="Key"/> is shown once; it opens the objection and its answer for a signer without an account (header <c>Objection-Key</c>).</summary>
public sealed record ObjectionReceipt(Guid Id, string Number, Guid NoticeId, DateTimeOffset ArrivedAt, string ContentDigest, DateTimeOffset? AnswerDueAt, string Key);

public static class FileObjection
{
    public static async Task<Answer<ObjectionReceipt>> Handle(
        string number, ObjectionFiled request, Caller caller, Moment moment, AwardStore awards, ObjectionStore objections, AwardSettings settings, TellAward tell, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        if (award?.Notice is not { } notice) throw Refusals.NotFound.Now();
        award.WhyNotObject(moment.Now).Enforce();
        return await File(award, notice.Id, Objection.AboutAward, request, caller, moment, objections, settings, tell, cancel);
    }

    /// <summary>To a passed acceptance, while its notice runs.</summary>
    /// <param name="team">Of a horse race; absent for a single winner.</param>
    public static async Task<Answer<ObjectionReceipt>> ToAcceptance(
        string number, int? team, ObjectionFiled request, Caller caller, Moment moment, AwardStore awards, ObjectionStore objections, AwardSettings settings, TellAward tell, CancellationToken cancel)
    {
        var award = await awards.Load(number, cancel);
        if (award is null || !(award.HasProject || award.Race is not null)) throw Refusals.NotFound.Now();
        award.WhyNotObjectToAcceptance(moment.Now, team).Enforce();
        return await File(award, award.StandingResult(team)!.Id, Objection.AboutAcceptance, request, caller, moment, objections, settings, tell, cancel);
    }

    static async Task<Answer<ObjectionReceipt>> File(
        Award award, Guid notice, string about, ObjectionFiled request, Caller caller, Moment moment, ObjectionStore objections, AwardSettings settings, TellAward tell, CancellationToken cancel)
    {
        Objection.WhyNotFile(request.Signer, request.Contact, request.Statement, request.Evidence, Objection.ConditionsOf(award.Terms.Policy)).Enforce();
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var objection = new Objection
        {
            Id = NewId.NextGuid(),
            ChallengeId = award.ChallengeId,
            NoticeId = notice,
            About = about,
            Version = 1,
            FiledBy = caller.IsSignedIn ? caller.Person : null,
            ReceiptDigest = Canonical.Digest(key),
            Signer = request.Signer.Trim(),
            Unit = request.Unit?.Trim(),
            Contact = request.Contact.Trim(),
            Statement = request.Statement,
            Evidence = request.Evidence,
            Files = request.Files,
            Remedy = request.Remedy,
            ArrivedAt = moment.Now,
            ContentDigest = Canonical.Digest(new { number = award.Number, request.Statement, request.Evidence, request.Files, request.Remedy, Id = notice }),
            AnswerDueAt = Objection.AnswerDue(moment.Now, award.Terms, settings.Calendar)
        };
        if (!await objections.File(objection, award.State, cancel)) throw Refusals.NoNoticeRuns.Now();
        await tell.Filed(award, objection, moment.Now, cancel);
        var receipt = new ObjectionReceipt(objection.Id, award.Number, notice, objection.ArrivedAt, objection.ContentDigest, objection.AnswerDueAt, key);
        return Answer.Created($"/objections/{objection.Id}", receipt, objection.Version);
    }
}
