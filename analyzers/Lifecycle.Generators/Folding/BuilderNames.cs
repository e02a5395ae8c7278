namespace Lifecycle.Generators;

/// <summary>
/// The names in the engine that reading a definition depends on. A test compares them with the engine.
/// </summary>
internal static class BuilderNames
{
    public const string Define = "Define";
    public const string Definition = "LifecycleDefinition";

    public const string StartsIn = "StartsIn";
    public const string Stage = "Stage";
    public const string Trigger = "Trigger";
    public const string EveryTransition = "EveryTransition";
    public const string WaiversFrom = "WaiversFrom";

    public const string Carries = "Carries";
    public const string OnStart = "OnStart";
    public const string Requires = "Requires";

    public const string Named = "Named";
    public const string Within = "Within";
    public const string IsTerminal = "IsTerminal";
    public const string DueBy = "DueBy";
    public const string DueAfter = "DueAfter";
    public const string OnEntry = "OnEntry";
    public const string OnExit = "OnExit";
    public const string Ignore = "Ignore";
    public const string On = "On";

    public const string When = "When";
    public const string Otherwise = "Otherwise";
    public const string OnTransition = "OnTransition";
    public const string Emits = "Emits";
    public const string RequiresAdditionsTo = "RequiresAdditionsTo";
    public const string GoTo = "GoTo";
    public const string GoToPrevious = "GoToPrevious";
    public const string ReEnter = "ReEnter";
    public const string Stay = "Stay";

    /// <summary>The types of the builders.</summary>
    public static readonly string[] Types =
    [
        "LifecycleBuilder",
        "EveryTransitionBuilder",
        "StartBuilder",
        "StageBuilder",
        "BranchedStageBuilder",
        "TransitionBuilder",
        "ConditionalBranchBuilder",
        "FinalBranchBuilder",
        "BranchBuilder",
        "CriteriaBuilder",
        "TriggerBuilder",
    ];

    /// <summary>The methods of the builders.</summary>
    public static readonly string[] Methods =
    [
        StartsIn, Stage, Trigger, EveryTransition, WaiversFrom, Carries, OnStart, Requires, Named, Within, IsTerminal,
        DueBy, DueAfter, OnEntry, OnExit, Ignore, On, When, Otherwise, OnTransition, Emits, RequiresAdditionsTo,
        GoTo, GoToPrevious, ReEnter, Stay,
    ];
}
