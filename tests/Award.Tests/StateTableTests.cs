using Challenges.Shared.Web;

namespace Challenges.Award.Tests;

/// <summary>An explicit answer for every act in every state: <c>yes</c> or the code of the refusal. A new state or act without a row fails.</summary>
sealed class StateTableTests
{
    static readonly string[] Acts = ["Propose", "Second", "Withdraw", "NoAward", "Notice", "Object", "Confirm", "Draft", "Sign", "Assess", "Pay", "Accept", "Extend", "End", "FollowUp", "Cancel"];

    //                                          Propose  Second   Withdraw NoAward  Notice   Object   Confirm  Draft    Sign     Assess   Pay      Accept   Extend   End      FollowUp Cancel
    static readonly Dictionary<AwardState, string> Answers = new()
    {
        [AwardState.Deciding] = /*       */ "yes     P-06     03       yes      N-01     O-01     C-01     T-01     T-01     M-01     M-01     M-01     M-01     M-01     M-01     yes",
        [AwardState.AwaitingSecond] = /* */ "P-02    yes      yes      P-02     N-01     O-01     C-01     T-01     T-01     M-01     M-01     M-01     M-01     M-01     M-01     yes",
        [AwardState.Proposed] = /*       */ "P-02    P-06     yes      P-02     yes      O-01     C-01     T-01     T-01     M-01     M-01     M-01     M-01     M-01     M-01     yes",
        [AwardState.InNotice] = /*       */ "P-02    P-06     03       P-02     P-02     yes      yes      T-01     T-01     M-01     M-01     M-01     M-01     M-01     M-01     yes",
        [AwardState.Confirmed] = /*      */ "03      P-06     03       03       N-01     O-01     C-01     yes      yes      M-01     M-01     M-01     M-01     M-01     M-01     yes",
        [AwardState.UnderContract] = /*  */ "03      P-06     03       03       N-01     O-01     C-01     T-04     T-04     M-03     yes      yes      yes      yes      yes      no",
        [AwardState.Racing] = /*         */ "03      P-06     03       03       N-01     O-01     C-01     H-21     H-21     M-01     M-01     M-01     M-01     M-01     yes      no",
        [AwardState.Rectifying] = /*     */ "03      P-06     03       03       N-01     O-01     C-01     T-04     T-04     M-01     yes      yes      M-01     yes      yes      no",
        [AwardState.Accepted] = /*       */ "03      P-06     03       03       N-01     O-01     C-01     T-04     T-04     M-01     yes      M-01     M-01     M-01     yes      no",
        [AwardState.Closed] = /*         */ "03      P-06     03       03       N-01     O-01     C-01     T-04     T-04     M-01     M-01     M-01     M-01     M-01     yes      no",
        [AwardState.NoAward] = /*        */ "03      P-06     03       03       N-01     O-01     C-01     T-01     T-01     M-01     M-01     M-01     M-01     M-01     M-01     no",
        [AwardState.Cancelled] = /*      */ "03      P-06     03       03       N-01     O-01     C-01     T-01     T-01     M-01     M-01     M-01     M-01     M-01     M-01     no"
    };

    static IEnumerable<TestCaseData> Cases =>
        from state in Enum.GetValues<AwardState>()
        from index in Enumerable.Range(0, Acts.Length)
        select new TestCaseData(state, Acts[index], Answers[state].Split(' ', StringSplitOptions.RemoveEmptyEntries)[index]).SetArgDisplayNames(state.ToString(), Acts[index]);

    [TestCaseSource(nameof(Cases))]
    public void Every_state_answers_every_act(AwardState state, string act, string answer)
    {
        var award = Awards.In(state);
        Assert.That(award.State, Is.EqualTo(state));
        if (act == "Cancel")
        {
            Assert.That(award.Cancel(Given.AfterNotice), Is.EqualTo(answer == "yes"));
            Assert.That(award.State, Is.EqualTo(answer == "yes" ? AwardState.Cancelled : state));
            return;
        }
        var refused = WhyNot(award, act);
        Assert.That(refused?.Refusal.Code, Is.EqualTo(answer == "yes" ? null : $"AWD-{answer}"));
    }

    static RefusedException? WhyNot(Award award, string act) => act switch
    {
        "Propose" => award.WhyNotPropose(),
        "Second" => award.WhyNotSecond("officer-2"),
        "Withdraw" => award.WhyNotWithdraw(),
        "NoAward" => award.WhyNotDeclareNoAward(),
        "Notice" => award.WhyNotOpenNotice(Given.Settings, Given.Morning),
        "Object" => award.WhyNotObject(Given.Morning.AddHours(1)),
        "Confirm" => award.WhyNotConfirm(Given.AfterNotice),
        "Draft" => award.WhyNotDraftTaskBook(),
        "Sign" => award.WhyNotSign(award.IsSolver(Given.Solver()) ? Given.Solver() : Given.ProblemOwner),
        "Assess" => award.WhyNotAssess(1),
        "Pay" => award.WhyNotPay(1, Given.AfterNotice),
        "Accept" => award.WhyNotAccept(Given.AfterNotice),
        "Extend" => award.WhyNotExtend(),
        "End" => award.WhyNotProposeEnd(),
        "FollowUp" => award.WhyNotFollowUp(),
        _ => throw new ArgumentOutOfRangeException(nameof(act))
    };
}
