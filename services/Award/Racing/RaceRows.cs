using Challenges.Shared.Database;

namespace Challenges.Award.Racing;

/// <summary>The rows of a race that an index or a statement guards: its budget, the signatures under each book, each payment once.</summary>
public sealed class RaceRows(SqlSession session)
{
    public async Task Save(Award award, CancellationToken cancel)
    {
        if (award.Record.Race is not { } race) return;
        if (race.Group is { } group)
            await session.Execute("""
                INSERT INTO [Races] ([ChallengeId], [BudgetFen], [Teams]) SELECT @ChallengeId, @BudgetFen, @teams
                WHERE NOT EXISTS (SELECT 1 FROM [Races] WHERE [ChallengeId] = @ChallengeId)
                """, new { award.ChallengeId, group.Plan.BudgetFen, teams = group.Teams.Count }, cancel);
        foreach (var book in race.Books)
            foreach (var (party, person, at) in book.Signatures)
                await session.Execute("""
                    INSERT INTO [RaceSignatures] ([ChallengeId], [Team], [Revision], [Party], [Person], [Digest], [At])
                    SELECT @ChallengeId, @Team, @Revision, @party, @person, @Digest, @at
                    WHERE NOT EXISTS (SELECT 1 FROM [RaceSignatures] WHERE [ChallengeId] = @ChallengeId AND [Team] = @Team AND [Revision] = @Revision AND [Party] = @party)
                    """, new { award.ChallengeId, book.Text.Team, book.Text.Revision, party, person, book.Digest, at }, cancel);
        foreach (var team in race.Group?.Teams ?? [])
        {
            var before = award.Loaded.Race?.Group?.Find(team.Number);
            // A plain INSERT on purpose: the primary key refuses a second payment of a stage (R23).
            foreach (var (stage, amountFen, at, fiscalFen) in team.Payments.Where(payment => before?.IsPaid(payment.Stage) != true))
                await session.Execute("INSERT INTO [RacePayments] ([ChallengeId], [Team], [Stage], [AmountFen], [At], [FiscalFen]) VALUES (@ChallengeId, @Number, @stage, @amountFen, @at, @fiscalFen)",
                    new { award.ChallengeId, team.Number, stage, amountFen, at, fiscalFen }, cancel);
            if (team.Owed is not { } owed) continue;
            foreach (var stream in before?.Owed is null ? owed.Streams() : [])
                await session.Execute("INSERT INTO [TeamOwed] ([ChallengeId], [Team], [Stream], [AmountFen]) VALUES (@ChallengeId, @Number, @stream, @amount)",
                    new { award.ChallengeId, team.Number, stream = stream ?? "all", amount = owed.OwedIn(stream) }, cancel);
            // Plain INSERTs on purpose: the unique index refuses a receipt that was booked already.
            foreach (var booking in owed.Received.Skip(before?.Owed?.Received.Count ?? 0))
                await session.Execute("INSERT INTO [TeamRecoveries] ([ChallengeId], [Team], [Number], [Stream], [AmountFen], [Reference], [At]) VALUES (@ChallengeId, @team, @Number, @stream, @AmountFen, @Reference, @At)",
                    new { award.ChallengeId, team = team.Number, booking.Number, stream = booking.Stream ?? "all", booking.AmountFen, booking.Reference, booking.At }, cancel);
        }
    }
}
