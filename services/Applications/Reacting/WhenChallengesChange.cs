using Challenges.Applications.Telling;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Applications.Reacting;

// Terms, amendments and cancellations may arrive in any order and more than once: the intake keeps the newest terms and remembers a cancellation.

public sealed class WhenChallengePublished(ChallengeFacts facts) : IConsumer<ChallengePublished>
{
    public Task Consume(ConsumeContext<ChallengePublished> context) =>
        facts.Change(context.Message.ChallengeId, context.Message.Terms.Number, context.Message.Terms.Department,
            intake => intake.TakeTerms(context.Message.Version, context.Message.Terms, needsReconfirmation: false), context.CancellationToken);
}

public sealed class WhenChallengeAmended(ChallengeFacts facts) : IConsumer<ChallengeAmended>
{
    public Task Consume(ConsumeContext<ChallengeAmended> context) =>
        facts.Change(context.Message.ChallengeId, context.Message.Terms.Number, context.Message.Terms.Department,
            intake => intake.TakeTerms(context.Message.Version, context.Message.Terms, context.Message.NeedsReconfirmation), context.CancellationToken);
}

public sealed class WhenChallengeCancelled(ChallengeFacts facts) : IConsumer<ChallengeCancelled>
{
    public Task Consume(ConsumeContext<ChallengeCancelled> context) =>
        facts.Change(context.Message.ChallengeId, context.Message.Number, context.Message.Department,
            intake => intake.Cancel(context.Message.Reason, context.Message.At), context.CancellationToken);
}

/// <summary>Loads the intake in its turn, or makes it, lets a fact change it and saves it.</summary>
public sealed class ChallengeFacts(IntakeStore intakes, TellSolvers tell, Moment moment, ILogger<ChallengeFacts> log)
{
    public async Task Change(Guid challenge, string number, string department, Action<Intake> change, CancellationToken cancel)
    {
        if (await intakes.Turn(challenge, cancel) is { } known)
        {
            var (terms, reconfirmed) = (known.TermsVersion, known.ReconfirmVersion);
            change(known);
            if (known.IsOpened && known.TermsVersion > terms) log.LogWarning("New terms of {Number} arrived after its applications were opened; the set stays fixed", number);
            await intakes.Save(known, cancel);
            if (known.ReconfirmVersion > reconfirmed) await tell.ToReconfirm(known, moment.Now, cancel);
            return;
        }
        var intake = new Intake { ChallengeId = challenge, Number = number, Department = department };
        change(intake);
        await intakes.Insert(intake, cancel);
    }
}
