using Challenges.Shared.Time;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Applications.Registering;

public static class StateComplete
{
    const string Zone = "Asia/Shanghai";

    /// <summary>The department states that a register was complete on a day: whoever is absent from it then has nothing against it (R08–R10). Statements are added, never changed.</summary>
    public static async Task<Answer<StatementAnswer>> Handle(string register, CompleteStatement statement, Caller caller, Moment moment, RegisterStore registers, CancellationToken cancel)
    {
        if (caller.Department is null || !Registers.All.Contains(register)) throw Refusals.NotFound.Now();
        var today = ZoneDay.Of(moment.Now, Zone);
        if (statement.AsOf > today) throw Refusals.NotYetThatDay.With(("asOf", statement.AsOf), ("today", today));
        await registers.State(caller.Department, register, statement.AsOf, caller.Person, moment.Now, cancel);
        return Answer.Created($"/registers/{register}", new StatementAnswer(register, statement.AsOf));
    }
}

/// <param name="AsOf">Day, not in the future.</param>
public sealed record CompleteStatement(DateOnly AsOf);

public sealed class CompleteStatementValidator : AbstractValidator<CompleteStatement>
{
    public CompleteStatementValidator() => RuleFor(s => s.AsOf).GreaterThan(new DateOnly(2000, 1, 1));
}

public sealed record StatementAnswer(string Register, DateOnly AsOf);
