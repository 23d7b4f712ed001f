import Topics
