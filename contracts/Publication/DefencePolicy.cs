namespace Challenges.Contracts.Publication;

/// <summary>The defence (答辩) of the shortlist: questions of the panel reach the solvers without a name, the speaking order is drawn, every reviewer writes a second sheet.</summary>
public sealed record DefencePolicy
{
    /// <summary>Per cent of the combined score that the second sheets make; the first sheets make the rest. 1 to 100.</summary>
    public required int WeightPercent { get; init; }
    /// <summary>Working days that the solvers have for their written answers.</summary>
    public required int AnswerWorkingDays { get; init; }
    /// <summary>Most questions of one reviewer to one application.</summary>
    public required int MostQuestions { get; init; }
}
