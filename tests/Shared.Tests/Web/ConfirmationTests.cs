using System.Globalization;
using System.Security.Claims;
using Challenges.Shared.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace Challenges.Shared.Tests.Web;

public sealed class ConfirmationTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [TestCase(null, 0, true)]
    [TestCase(null, 600, true)]
    [TestCase(null, 601, false)]
    [TestCase("00:02:00", 120, true)]
    [TestCase("00:02:00", 121, false)]
    [TestCase("none", 100_000, true)]
    public void Who_signed_in_so_long_ago_is_asked_again_or_not(string? within, int ago, bool holds) =>
        Assert.That(Of(within).WhyNot(Signed((Now.ToUnixTimeSeconds() - ago).ToString(CultureInfo.InvariantCulture))) is null, Is.EqualTo(holds));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("yesterday")]
    [TestCase("-1")]
    [TestCase("99999999999999999")]
    public void A_token_that_does_not_say_when_proves_nothing(string? when)
    {
        Assert.That(Of(null).WhyNot(Signed(when))!.Refusal, Is.EqualTo(SharedRefusals.IdentityNotConfirmed));
        Assert.That(Of("none").WhyNot(Signed(when)), Is.Null);
    }

    [TestCase("soon")]
    [TestCase("00:00:59")]
    [TestCase("-00:10:00")]
    public void A_setting_that_is_no_span_stops_the_start(string within) =>
        Assert.That(() => Of(within), Throws.InvalidOperationException.With.Message.Contains("Authentication:ProvedWithin"));

    static Confirmation Of(string? within) => new(new ConfigurationBuilder().AddInMemoryCollection([new("Authentication:ProvedWithin", within)]).Build(), new FakeTimeProvider(Now));

    static Caller Signed(string? when) => Caller.From(new ClaimsPrincipal(new ClaimsIdentity(when is null ? [new("sub", "p-1")] : [new("sub", "p-1"), new("auth_time", when)], "test")));
}
