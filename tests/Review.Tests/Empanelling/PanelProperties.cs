using Challenges.Review.Empanelling;
using CsCheck;

namespace Challenges.Review.Tests.Empanelling;

public sealed class PanelProperties
{
    [Test, Property("Rule", "R13")]
    public void Whoever_leaves_the_number_of_places_stays_odd_and_no_released_member_holds_one() =>
        Gen.Select(Gen.Int[2, 5], Gen.Int[0, 4], Gen.Int[0, 30].Array[0, 12]).Sample((half, standbys, leaving) =>
        {
            var review = Qinghai.Opened();
            var size = 2 * half + 1;
            review.AppointPanel([.. People("m", size)], [.. People("s", standbys)], "reason", "officer", Qinghai.InReview);
            var left = 0;
            foreach (var place in leaving)
            {
                var holders = review.Panel!.Holders.ToList();
                if (holders.Count == 0) break;
                review.Recuse(holders[place % holders.Count], "reason", Qinghai.InReview);
                left++;
            }
            var panel = review.Panel!;
            Assert.Multiple(() =>
            {
                Assert.That(panel.Size % 2, Is.EqualTo(1));
                Assert.That(panel.Size, Is.EqualTo(size));
                Assert.That(panel.Vacancies, Is.EqualTo(Math.Max(0, left - standbys)));
                Assert.That(panel.Holders.Select(s => s.Place), Is.Unique.And.All.InRange(1, size));
                Assert.That(panel.Seats.Count(s => s.State == SeatState.Released), Is.EqualTo(left));
                Assert.That(panel.Seats.Where(s => s.Standby > 0 && s.State != SeatState.Standby).Select(s => s.Standby).Order(), Is.EqualTo(Enumerable.Range(1, Math.Min(left, standbys))));
            });
        });

    static IEnumerable<Candidate> People(string prefix, int count) => Enumerable.Range(1, count).Select(i => Qinghai.Candidate($"{prefix}{i}"));
}
