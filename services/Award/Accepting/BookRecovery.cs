using Challenges.Award.Browsing;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Award.Accepting;

/// <summary>Money that was received back after the end of a project.</summary>
public sealed record MoneyCameBack
{
    /// <summary><c>fiscal</c> or <c>owner</c> where the contract had two streams of money, otherwise absent.</summary>
    public string? Stream { get; init; }
    /// <summary>Fen (0.01 yuan), 1 up to what is outstanding.</summary>
    public required long AmountFen { get; init; }
    /// <summary>Day of the receipt in the challenge's zone.</summary>
    public required DateOnly ReceivedOn { get; init; }
    /// <summary>Of the receipt, such as the number of the bank's entry; each is booked once.</summary>
    public required string Reference { get; init; }
}

public sealed class MoneyCameBackValidator : AbstractValidator<MoneyCameBack>
{
    public MoneyCameBackValidator() => RuleFor(request => request.Reference).Visible().MaximumLength(100);
}

/// <summary>Books what came back; several bookings are normal, and together they never go beyond what is owed.</summary>
public static class BookRecovery
{
    public static async Task<Answer<ProjectView>> Handle(string number, MoneyCameBack request, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.Book(request.Stream, request.AmountFen, request.ReceivedOn, request.Reference, caller.Person, moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        return ProjectView.Answer(award, caller, stands, moment.Now);
    }
}
