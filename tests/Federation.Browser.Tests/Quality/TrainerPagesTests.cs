using Federation.Browsing;

namespace Federation.Quality;

public sealed class TrainerPagesTests(Site site) : BrowserTest(site)
{
    public static TheoryData<string> States => [.. TrainerStates.All.Select(state => state.Name)];

    [Theory]
    [MemberData(nameof(States))]
    public async Task Everybody_can_read_it_on_any_screen_and_work_it_with_a_keyboard(string name) =>
        await Judgement.Holds(Site, TrainerStates.All.Single(state => state.Name == name));
}
