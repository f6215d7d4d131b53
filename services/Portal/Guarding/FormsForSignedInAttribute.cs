namespace Challenges.Portal.Guarding;

/// <summary>A public page with a form for those who are signed in, whose page is not kept: they get a token, everybody else the kept page without one.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class FormsForSignedInAttribute : Attribute;
