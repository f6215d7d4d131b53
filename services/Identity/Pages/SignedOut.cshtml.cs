using Challenges.Identity.Pages.Shared;

namespace Challenges.Identity.Pages;

/// <summary>Where a sign-out ends when no portal asked for it.</summary>
public sealed class SignedOutPage : FormPage
{
    protected override string HeadingKey => "signedOut.heading";
    protected override bool NeedsSession => false;
}
