namespace ThirdParty.Tests.SchoolMeals;

public enum MealStage
{
    Open,
    Planned,
    Tendered,
    Evaluated,
    Contracted,
    Serving,
    Ended,
    Cancelled,
}

public enum MealTrigger
{
    Publish,
    CloseBids,
    Award,
    Serve,
    End,
    Cancel,
}

/// <summary>A contract to cook for a school.</summary>
public sealed class MealContract(string school)
{
    public string School { get; } = school;

    public string? Menu { get; set; }

    public DateTimeOffset? BidsCloseAt { get; set; }

    public List<string> Bidders { get; } = [];

    public string? Caterer { get; set; }
}
