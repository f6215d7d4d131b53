using Challenges.Contracts.Publication;
using Challenges.Publication.Browsing;
using Challenges.Publication.Checking;
using Challenges.Shared.Web;
using FluentValidation;
using MassTransit;

namespace Challenges.Publication.Registering;

/// <param name="Number">Such as <c>QH-2022</c>.</param>
public sealed record CallRequest(string Number, Wording Title);

public sealed class CallRequestValidator : AbstractValidator<CallRequest>
{
    public CallRequestValidator()
    {
        RuleFor(r => r.Number).MaximumLength(20);
        RuleFor(r => r.Title).UpTo(500);
    }
}

public sealed record CallView(string Number, string Department, Wording Title, DateTimeOffset At, IReadOnlyList<ChallengeItem> Challenges);

static class Calls
{
    public static async Task<Answer<CallView>> Open(CallRequest request, Caller caller, Moment moment, CallStore calls, CancellationToken cancel)
    {
        if (caller.Department is not { Length: > 0 } department) throw Refusals.OnlyItsDepartment.With(("department", null));
        Call.WhyNotOpen(request.Number, request.Title).Enforce();
        var call = new Call { Id = NewId.NextGuid(), Number = request.Number, Department = department, Title = request.Title, At = moment.Now };
        await calls.Add(call, cancel);
        return Answer.Created($"/calls/{call.Number}", View(call, []));
    }

    public static async Task<Answer<IReadOnlyList<CallView>>> List(CallStore calls, CancellationToken cancel) =>
        Answer.Ok<IReadOnlyList<CallView>>([.. (await calls.List(cancel)).Select(c => View(c, []))]);

    public static async Task<Answer<CallView>> Show(string number, Moment moment, CallStore calls, PublicList list, CancellationToken cancel)
    {
        var call = await calls.Get(number, cancel);
        return Answer.Ok(View(call, [.. (await list.InCall(number, cancel)).Select(l => ChallengeItem.Of(l.Challenge, l.Progress, moment.Now))]));
    }

    static CallView View(Call call, IReadOnlyList<ChallengeItem> challenges) => new(call.Number, call.Department, call.Title, call.At, challenges);
}
