using Challenges.Publication.Drafting;
using Challenges.Publication.Telling;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Publication.Signing;

/// <param name="Digest">Of the text that the signer has read: SHA-256 of its canonical form, hexadecimal.</param>
public sealed record SignRequest(string Digest);

public sealed class SignRequestValidator : AbstractValidator<SignRequest>
{
    public SignRequestValidator() => RuleFor(r => r.Digest).NotEmpty().MaximumLength(64);
}

/// <summary>Owner and department sign the same text (R03).</summary>
static class Sign
{
    public static async Task<Answer<DraftView>> Handle(Guid id, SignRequest request, Caller caller, Moment moment, ChallengeStore challenges, DraftViews views, TellPublication tell, CancellationToken cancel)
    {
        var draft = (await challenges.GetDraft(id, caller, cancel)).Sign(caller, request.Digest, moment.Now);
        await challenges.Save(draft, cancel);
        await tell.OneSigned(draft, moment.Now, cancel);
        return Answer.Ok(await views.Of(draft, caller, moment.Now, cancel), draft.Version);
    }
}
